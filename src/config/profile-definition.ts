import type { InputDeclaration } from '../engine/inputs.ts';
import type { ConnectionPath } from '../engine/scope.ts';
import type { Severity } from '../model/report.ts';
import type { ManualStep, ValueToSend } from '../profiles/profile.ts';

/** A profile of one's own: what a company, or a vendor that is missing here, asks of a connection. */
export interface ProfileDefinition {
  /** `acme/postgres`, or `acme` alone. */
  readonly name: string;
  /** As messages call who asks; the part of the name before the slash unless given. */
  readonly vendor?: string;
  readonly description?: string;
  /** Where it is written what is asked: an address, or how people call the document. */
  readonly source: string;
  /** ISO date on which the source was read; today unless given. */
  readonly readOn?: string;
  /** `endpoint-service` unless given. */
  readonly path?: ConnectionPath;
  /** As whom the vendor connects: ARNs, account IDs, or names of inputs that hold them. */
  readonly principals?: readonly string[];
  /** What the vendor tells each customer, by name: `acme.principal`. Options of the rules may name it. */
  readonly inputs?: Readonly<Record<string, Omit<InputDeclaration, 'name'>>>;
  /** An error is required, a warning recommended. */
  readonly rules: Readonly<Record<string, Severity | readonly [severity: Severity, options?: object]>>;
  readonly manual?: readonly (Omit<ManualStep, 'url'> & { readonly url?: string })[];
  readonly send?: readonly ValueToSend[];
}
