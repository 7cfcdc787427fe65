import type { Format } from './resource.ts';
import type { Location, Position, SourceFile } from './source.ts';
import type { Outcome } from './verdict.ts';

export type Severity = 'error' | 'warning';

/** Trouble with an input, not with the infrastructure it describes. */
export interface Diagnostic {
  /** kebab-case and stable: `hcl-syntax`, `unread-module`. */
  readonly code: string;
  /** An error makes the exit code 2: an input was not read. A warning or note does not change it. */
  readonly severity: 'error' | 'warning' | 'note';
  /** A sentence that says what is wrong and, where there is something, what to do. */
  readonly message: string;
  readonly at?: Location;
  /** For trouble with a path that gave no text. Absolute. */
  readonly path?: string;
  /** Of trouble in a module that is called: for each instance that has it, the calls that lead there, the nearest first. */
  readonly calls?: ReadonlySet<readonly ModuleCall[]>;
}

/** A call of a module, which makes an instance of it. */
export interface ModuleCall {
  /** That of the instance: `module.network["eu"]`. */
  readonly address: string;
  /** The header of the call. */
  readonly at: Location;
}

/** A range as people see it. */
export interface Place {
  readonly file: SourceFile;
  readonly start: Position;
  readonly end: Position;
}

/** How much depends on a requirement: without it there is no connection, or it is what is advised. */
export type Level = 'required' | 'recommended';

/** Who asks for a requirement. */
export interface Requester {
  /** `segment/redshift` */
  readonly profile: string;
  /** `Segment` */
  readonly vendor: string;
  /** As messages call who asks, where that is not the vendor: `` the `strict` preset ``. */
  readonly asker?: string;
  readonly source: string;
  /** ISO date on which the source was read. */
  readonly readOn: string;
  /** Left out by those who ask through the library. */
  readonly level?: Level;
}

/** A resource that a finding is about. */
export interface Instance {
  readonly unit: string;
  readonly address: string;
  /** What a template that a program made calls it. */
  readonly logicalId?: string;
  /** The absolute path of that template. */
  readonly template?: string;
}

/** A rule's statement about one place in the sources. */
export interface Finding {
  readonly rule: string;
  readonly messageId: string;
  readonly verdict: 'fail' | 'unknown';
  readonly severity: Severity;
  readonly message: string;
  /** The resource the rule is about. */
  readonly address: string;
  /** All instances with this finding at this place; the first is `address`. */
  readonly addresses: readonly string[];
  /** The same with their units, for a module that several root modules call. */
  readonly instances: readonly Instance[];
  readonly kind: string;
  readonly nativeType: string;
  readonly unit: string;
  readonly format: Format;
  readonly place: Place;
  readonly related: readonly { readonly place: Place; readonly message: string }[];
  /** What a connection passes that the finding is about, in this order, where it is about a whole way. */
  readonly way?: readonly { readonly place: Place; readonly address: string }[];
  readonly requesters: readonly Requester[];
  /** For an undecided check: what is not known, and what would decide it. */
  readonly lacks: readonly string[];
  /** For an undecided check that fails only under some conditions: under which, when the sources have words for it. */
  readonly when?: string;
  /** Stable when lines move: rule, message, unit, address, property. */
  readonly key: string;
}

/** A finding that the sources accept. */
export interface SuppressedFinding extends Finding {
  readonly suppression: {
    /** Where it says so. */
    readonly place: Place;
    readonly reason?: string;
    /** An ISO date, the last day on which it holds. */
    readonly until?: string;
  };
}

/**
 * The outcome of a check for one of those who ask, whatever it is: a finding, one that the sources accept, or a check
 * that passed, whose message is a remark and mostly empty.
 */
export interface Check extends Omit<Finding, 'verdict'> {
  readonly verdict: Outcome;
  readonly suppression?: SuppressedFinding['suppression'];
}

export interface LocatedDiagnostic extends Omit<Diagnostic, 'at' | 'calls'> {
  readonly place?: Place;
  /** The calls of the module that it stands in. */
  readonly related?: readonly { readonly place: Place; readonly message: string }[];
}

/** What a reporter may say of a rule. */
export interface RuleSummary {
  readonly name: string;
  readonly description: string;
  /** Markdown: why, failing and passing sample, sources. */
  readonly help: string;
  readonly references: readonly string[];
  readonly url: string;
  readonly tags: readonly string[];
  /** CVSS-like score as GitHub reads it, only where the fault exposes something. */
  readonly securitySeverity?: string;
}

/** Everything a run found, sorted by file, offset and rule. */
export interface LintReport {
  readonly findings: readonly Finding[];
  readonly undecided: readonly Finding[];
  /** Failed and undecided checks that the sources accept; they are in neither of the above. */
  readonly suppressed: readonly SuppressedFinding[];
  /** How many checks passed. */
  readonly passed: number;
  readonly diagnostics: readonly LocatedDiagnostic[];
  /** The rules that ran, in name order. */
  readonly rules: readonly RuleSummary[];
  readonly profiles: readonly string[];
  /** Said once for the whole run: "No vendor chosen; …". */
  readonly remarks: readonly string[];
  readonly files: number;
  readonly units: readonly { readonly id: string; readonly format: Format; readonly resources: number }[];
  /** Paths in texts for people are relative to it. Absolute. */
  readonly workingFolder: string;
  /** Paths in SARIF are relative to it: the repository's root. Absolute. */
  readonly root: string;
  readonly version: string;
}

export interface ReporterOptions {
  readonly color: boolean;
  /** Whether undecided checks are listed in machine formats too. */
  readonly undecided: boolean;
  /** Whether suppressed findings are listed in machine formats too. */
  readonly suppressed?: boolean;
  /** Columns of the terminal, for texts for people. */
  readonly width: number;
  /** Errors only, without a summary. For texts for people. */
  readonly quiet?: boolean;
  /** Tells uploads of one repository to code scanning apart. */
  readonly category?: string;
}

/** Turns a report into text. Pure: it prints nothing, reads nothing and decides no exit code. */
export type Reporter = (report: LintReport, options: ReporterOptions) => string;
