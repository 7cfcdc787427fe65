import type { Diagnostic } from '../../../model/report.ts';
import type { ParseOptions, Unit } from '../../../model/resource.ts';
import { placeVariable } from '../../../model/place-variable.ts';
import type { Location, SourceFile, Sources, TextRange } from '../../../model/source.ts';
import type { UnknownReason } from '../../../model/unknown.ts';
import type { Scalar, Unknown } from '../../../model/value.ts';
import { unknown } from '../../../model/value.ts';
import { limitTexts, limits } from './limits.ts';

/** What belongs to the evaluation of one unit as a whole: its limits, its faults, its window to the outside. */
export interface Run {
  readonly unit: Unit;
  readonly sources: Sources;
  readonly options: ParseOptions;
  /** What the unit was found to have wrong, in the order found. */
  readonly diagnostics: Diagnostic[];
  /** What each unknown is compared with, in the order first met; see open-equality.ts. */
  readonly compared: Map<string, Scalar[]>;
  /** The files that texts came from; see functions/text-files.ts. */
  readonly textFiles: Map<string, SourceFile>;
  /**
   * A name for what a comparison of something without identity finds. What is unknown may differ in each turn of a loop
   * and each instance of a block, so that the same place has another name each time. `cause` is why it is open.
   */
  unnamed(at: TextRange, cause: UnknownReason | undefined): string;
  /** One message per code and place. */
  report(diagnostic: Diagnostic): void;
  /** Counts one step of evaluation; what it returns, if anything, is the result instead. */
  enter(at: Location): Unknown | undefined;
  leave(): void;
  /** Says of a value that is unknown because of a limit which one it is; once, and not of what is made of it. */
  limited(value: Unknown): void;
  /** Counts instances of resources and modules; false when there are too many. */
  instance(at: Location): boolean;
  /** Counts modules as they are called, whether their keys are known or not; false when there are too many. */
  module(at: Location): boolean;
  /** Counts resources in all instances of modules; false when there are too many. */
  resource(at: Location): boolean;
  /** An expression that Terraform would refuse. The fault is reported unless it is caught by `apart`. */
  fault(at: Location, detail: string): Unknown;
  /** Runs something and hands its faults over instead of reporting them. */
  apart<T>(compute: () => T): { readonly result: T; readonly faults: number };
  /** Runs something whose faults are its own, whoever asks first for its value. */
  ownFaults<T>(compute: () => T): T;
}

interface Fault {
  readonly at: Location;
  readonly detail: string;
}

export function createRun(unit: Unit, sources: Sources, options: ParseOptions): Run {
  const diagnostics: Diagnostic[] = [];
  const seen = new Set<string>();
  const told = new Set<UnknownReason>();
  const counts = { steps: 0, depth: 0, instances: 0, modules: 0, resources: 0 };
  // Made when there is one: nearly everything that is evaluated has none.
  let faults: Fault[] | undefined;
  let unnamed = 0;

  const report = (diagnostic: Diagnostic): void => {
    const key = keyOf(diagnostic);
    if (seen.has(key)) return;
    seen.add(key);
    diagnostics.push(diagnostic);
  };
  const limited = ({ reason, at }: Unknown): void => {
    // Whatever is made of such a value is unknown for the same reason.
    if (reason.kind !== 'limit' || told.has(reason) || seen.has(reason.what)) return;
    told.add(reason);
    const message = `Reading stopped here at a limit: ${reason.what}. What depends on this is unknown; a plan that is linted along says what it comes to.`;
    report({ code: 'evaluation-limit', severity: 'warning', message, at });
  };
  /** A limit of the whole configuration is said where it is met first. */
  const limit = (name: keyof typeof limits, at: Location): Unknown => {
    const reached = unknown({ kind: 'limit', what: limitTexts[name] }, { at });
    limited(reached);
    seen.add(limitTexts[name]);
    return reached;
  };
  const within = (what: 'instances' | 'modules' | 'resources', at: Location): boolean => {
    if (++counts[what] <= limits[what]) return true;
    limit(what, at);
    return false;
  };
  const collect = <T>(compute: () => T): { result: T; raised: readonly Fault[] | undefined } => {
    const outer = faults;
    faults = undefined;
    try {
      return { result: compute(), raised: faults };
    } finally {
      faults = outer;
    }
  };

  return {
    unit,
    sources,
    options,
    diagnostics,
    compared: new Map(),
    unnamed: (at, cause) => placeVariable(`${at.file.path}:${at.start} (${++unnamed})`, cause),
    textFiles: new Map(),
    report,
    enter(at) {
      counts.depth++;
      if (counts.depth > limits.depth) return limit('depth', at);
      return ++counts.steps > limits.steps ? limit('steps', at) : undefined;
    },
    limited,
    leave() {
      counts.depth--;
    },
    instance: (at) => within('instances', at),
    module: (at) => within('modules', at),
    resource: (at) => within('resources', at),
    fault(at, detail) {
      (faults ??= []).push({ at, detail });
      return unknown({ kind: 'invalid', detail }, { at });
    },
    apart(compute) {
      const { result, raised } = collect(compute);
      return { result, faults: raised?.length ?? 0 };
    },
    ownFaults(compute) {
      const { result, raised } = collect(compute);
      for (const { at, detail } of raised ?? []) {
        report({ code: 'invalid-expression', severity: 'warning', message: detail, at });
      }
      return result;
    },
  };
}

function keyOf({ code, at, path, message }: Diagnostic): string {
  if (!at) return `${code} ${path ?? ''} ${message}`;
  return `${code} ${at.file.path} ${'path' in at ? at.path.join('/') : String(at.start)}`;
}
