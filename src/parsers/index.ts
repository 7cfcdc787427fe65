import type { ParsedUnit, ParseOptions } from '../model/resource.ts';
import type { Diagnostic } from '../model/report.ts';
import type { Sources } from '../model/source.ts';

/** A file that a walk found or that the user named. */
export interface Candidate {
  /** Absolute. */
  readonly path: string;
  /** Named on the command line: when it is of no known format, that is an error. */
  readonly named: boolean;
}

export interface Parsed {
  readonly units: readonly ParsedUnit[];
  /** Trouble that belongs to no unit. */
  readonly diagnostics: readonly Diagnostic[];
  /** How many files were read as templates, configurations or assemblies. */
  readonly files: number;
}

export type Parse = (candidates: readonly Candidate[], sources: Sources, options: ParseOptions) => Parsed;
