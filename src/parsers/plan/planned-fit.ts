import { always } from '../../model/guard.ts';
import type { Data, Datum, Scalar } from '../../model/value.ts';
import { protocolName } from '../../model/protocol.ts';
import { casesOf } from '../../model/cases.ts';
import { isList, isMapping } from '../terraform/evaluate/symbolic.ts';
import type { Json } from './json.ts';
import { isArray, isObject } from './json.ts';
import type { MaskedValue } from './masked-value.ts';
import { partAt } from './masked-value.ts';
import { elementsOf, isUnknown } from './planned-value.ts';

type Single = Exclude<Data, { state: 'one-of' }>;

/** Whether a value of the configuration may be what the plan has in its place, as far as both are known. */
export function fits(written: Data, planned: MaskedValue): boolean {
  if (isUnknown(planned)) return true;
  return casesOf(written).some((each) => singleFits(each.value, planned));
}

function singleFits(written: Single, planned: MaskedValue): boolean {
  // What is not written may have been filled in.
  if (written.state === 'absent') return true;
  if (written.state === 'unknown') return planned.value !== null || written.nonNull !== true;
  return datumFits(written.value, planned);
}

/** Whether the plan says exactly this. */
export function isExactly(written: Data, planned: MaskedValue): boolean {
  if (isUnknown(planned) || written.state === 'unknown') return false;
  if (written.state === 'absent') return planned.value === null;
  return written.state === 'known' && datumFits(written.value, planned);
}

function datumFits(written: Datum, planned: MaskedValue): boolean {
  const { value } = planned;
  if (value === undefined) return true;
  if (typeof written !== 'object') return typeof value === 'object' ? false : scalarFits(written, value);
  if (isList(written)) {
    const elements = elementsOf(planned);
    if (!elements) return isObject(value);
    const free = (element: MaskedValue): boolean =>
      written.rest.length > 0 || written.items.some((item) => fits(item.value, element));
    const taken = (item: Data): boolean => elements.some((element) => fits(item, element));
    return elements.every(free) && written.items.every((item) => item.when !== always || taken(item.value));
  }
  if (!isMapping(written) || isArray(value)) return false;
  return isObject(value) && [...written.entries].every(([key, entry]) => fits(entry, partAt(planned, key)));
}

/** Providers write some texts in a form of their own: protocols as numbers, documents, names in small letters. */
function scalarFits(written: Scalar, value: Exclude<Json, object>): boolean {
  const [one, other] = [String(written).toLowerCase(), String(value).toLowerCase()];
  if (one === other || protocolName(one) === other) return true;
  const [first, second] = [Number(one), Number(other)];
  if (one !== '' && other !== '' && !Number.isNaN(first) && !Number.isNaN(second)) return first === second;
  return false;
}
