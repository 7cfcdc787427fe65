import type { InputDeclaration } from '../engine/inputs.ts';
import type { Severity } from '../model/report.ts';

/** Where a requirement stands and how surely it was read. */
export interface Evidence {
  readonly source: string;
  /** ISO date on which the source was read. */
  readonly readOn: string;
  /** ISO date of the source's last change, where it is known. */
  readonly sourceDate?: string;
  /** `page`: the vendor's page was read whole; `excerpt`: a part of it; `code`: the vendor's module or provider. */
  readonly read: 'page' | 'excerpt' | 'code';
  /** What the source says, in our words. */
  readonly basis: string;
}

export interface Requirement {
  readonly rule: string;
  readonly severity: Severity;
  readonly options?: object;
  readonly evidence: Evidence;
}

/** What one consuming service asks of one kind of connection. Data only: a new vendor adds no code. */
export interface Profile {
  /** The vendor, or `vendor/connection`. */
  readonly name: string;
  /** As the vendor writes it. */
  readonly vendor: string;
  readonly description: string;
  readonly path: 'endpoint-service' | 'redshift-managed';
  /** The input that holds the vendor's principal. */
  readonly principal?: string;
  readonly inputs: readonly InputDeclaration[];
  readonly requirements: readonly Requirement[];
}
