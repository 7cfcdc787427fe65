import type { Json } from './json.ts';
import { isArray, member } from './json.ts';

/** A value in a plan with the masks that lie over it; there is none where it is known after apply. */
export interface MaskedValue {
  readonly value: Json | undefined;
  /** `true`, or the shape of the value with `true` where it is known only after apply. */
  readonly unknown: Json | undefined;
  /** The same for what must not be shown. */
  readonly sensitive: Json | undefined;
}

/** A part of a value; all of a sensitive value is sensitive. */
export function partAt(whole: MaskedValue, step: string | number): MaskedValue {
  const part = (tree: Json | undefined): Json | undefined =>
    typeof step === 'string' ? member(tree, step) : isArray(tree) ? tree[step] : undefined;
  return {
    value: part(whole.value),
    unknown: whole.unknown === true ? true : part(whole.unknown),
    sensitive: whole.sensitive === true ? true : part(whole.sensitive),
  };
}
