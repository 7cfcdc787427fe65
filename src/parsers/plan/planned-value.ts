import type { UnknownReason } from '../../model/unknown.ts';
import type { Data, Written } from '../../model/value.ts';
import { known, unknown, writtenOf } from '../../model/value.ts';
import { isArray } from './json.ts';
import type { MaskedValue } from './masked-value.ts';
import { partAt } from './masked-value.ts';
import type { Reading } from './values.ts';
import { toData } from './values.ts';

export function isUnknown({ value, unknown: after }: MaskedValue): boolean {
  return value === undefined || after === true;
}

export function isSensitive({ sensitive }: MaskedValue): boolean {
  return sensitive === true;
}

export function elementsOf(planned: MaskedValue): readonly MaskedValue[] | undefined {
  return isArray(planned.value) ? planned.value.map((_, index) => partAt(planned, index)) : undefined;
}

/** The value, written elsewhere; what is known after apply is unknown for the reason given. */
export function plannedData(planned: MaskedValue, written: Written, reason: UnknownReason): Data {
  const { origin, ...around } = writtenOf(written);
  const provenance: Reading['provenance'] = ({ path, sensitive }) => ({
    ...around,
    // A part of what an attribute holds is not that attribute.
    ...(origin && path.length === 0 && { origin }),
    ...(sensitive === true && { sensitive }),
  });
  return toData(
    { ...planned, written: { type: 'nothing' }, path: [] },
    {
      provenance,
      text: (value, part) => known(value, provenance(part)),
      open: (part) => unknown(reason, provenance(part)),
    },
  );
}
