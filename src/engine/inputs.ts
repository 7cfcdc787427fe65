import type { SourceFile } from '../model/source.ts';
import type { Value } from '../model/value.ts';
import { known, unknown } from '../model/value.ts';

/**
 * What an input may hold: an ARN or account ID as `principal`; 12 digits; `vpc-…`, one or several; a Region or Availability
 * Zone IDs, one or several; IPv4 CIDRs, one or several; `vpce-…`; anything. Several are separated by commas.
 */
export type InputForm =
  'principal' | 'account' | 'vpcs' | 'region' | 'regions' | 'zone-ids' | 'cidrs' | 'endpoint' | 'text';

/** Something that a vendor tells its customer and that a check needs. */
export interface InputDeclaration {
  /** `segment.principal` */
  readonly name: string;
  /** What it is, as the subject of a sentence: `Segment's principal`. */
  readonly what: string;
  /** What to write and who gives it: `ARN from your Segment CSM`. */
  readonly from: string;
  readonly form: InputForm;
}

/** Stands for the command line and the configuration, where inputs are written. It is in no linted tree. */
const outside: SourceFile = { path: '', text: '' };

/** An input as a value: unknown, with its name as the reason, when the user did not pass it. */
export function inputValue(name: string, inputs: ReadonlyMap<string, string>): Value<string> {
  const written = { at: { file: outside, start: 0, end: 0 } };
  const given = inputs.get(name);
  return given === undefined ? unknown({ kind: 'input', name }, written) : known(given, written);
}
