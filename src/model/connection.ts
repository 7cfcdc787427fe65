import type { Check, Level, LintReport, Place } from './report.ts';

/** What there is to do for the connections that were chosen, and how far the sources are. */
export interface Checklist {
  /** The lint that it was made from: its inputs, what could not be read, its findings. */
  readonly report: LintReport;
  readonly connections: readonly Connection[];
}

/** One kind of connection to one vendor. */
export interface Connection {
  /** `segment/redshift` */
  readonly profile: string;
  readonly vendor: string;
  readonly description: string;
  readonly path: string;
  readonly requirements: readonly RequirementState[];
  readonly manual: readonly ManualStep[];
  readonly send: readonly ValueForVendor[];
}

/**
 * How a requirement stands: every check passed; one failed; one is undecided and none failed; all that would be wrong is
 * accepted by the sources; or nothing in the sources is what the requirement is about.
 */
export type RequirementVerdict = 'pass' | 'fail' | 'unknown' | 'accepted' | 'nothing';

/** One requirement of a vendor, with what was found about it. */
export interface RequirementState {
  readonly rule: string;
  /** What the vendor's source says, in our words. */
  readonly text: string;
  readonly level: Level;
  readonly source: {
    readonly url: string;
    /** ISO date on which it was read. */
    readonly readOn: string;
    /** ISO date of its last change, where it is known. */
    readonly date?: string;
    /** How surely: the page was read whole, in part, or it is the vendor's code. */
    readonly read: 'page' | 'excerpt' | 'code';
  };
  readonly verdict: RequirementVerdict;
  /** The failed ones first, then the undecided ones. */
  readonly checks: readonly Check[];
}

/** What no source can show and somebody has to do. */
export interface ManualStep {
  readonly text: string;
  readonly who: 'customer' | 'vendor';
  readonly when: 'before' | 'after' | 'always';
  readonly url: string;
}

/** What the vendor must be told, of one resource or of the whole connection. */
export interface ValueForVendor {
  /** `service-name`, `region`; `other` for what only `label` describes. */
  readonly value: string;
  /** As people call it: `Name of the endpoint service`. */
  readonly label: string;
  /** The resource that has it; absent when the sources hold none, and for what is no resource's. */
  readonly address?: string;
  /** What the sources show of it; empty when they do not. Never what is sensitive. */
  readonly known: readonly string[];
  /** Where the sources show it. */
  readonly place?: Place;
  /** Why they do not show it, or not all of it: a phrase without a full stop. */
  readonly why?: string;
  /** What shows it once everything is deployed. */
  readonly find?: Lookup;
}

export interface Lookup {
  readonly command: string;
  /** The name under which the output of the command shows it, where it shows more. */
  readonly field?: string;
}
