import type { UnknownReason } from '../../model/unknown.ts';
import type { Data, Written } from '../../model/value.ts';
import { known, unknown, writtenOf } from '../../model/value.ts';
import type { Json } from './json.ts';
import { isArray, member } from './json.ts';
import type { PlannedValue, Reading } from './values.ts';
import { toData } from './values.ts';

/** A value in a plan with the masks that lie over it; there is none where it is known after apply. */
export type MaskedValue = Pick<PlannedValue, 'value' | 'unknown' | 'sensitive'>;

/** A part of a value; all of a sensitive value is sensitive. */
export function partAt(whole: MaskedValue, step: string | number): MaskedValue {
  const part = (tree: Json | undefined): Json | undefined =>
    typeof step === 'string' ? member(tree, step) : isArray(tree) ? tree[step] : undefined;
  return {
    value: part(whole.value),
    unknown: whole.unknown === true ? true : part(whole.unknown),
    sensitive: isSensitive(whole) ? true : part(whole.sensitive),
  };
}

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
