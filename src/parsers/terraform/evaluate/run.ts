import type { Diagnostic, ModuleCall } from '../../../model/report.ts';
import type { ParseOptions, Unit } from '../../../model/resource.ts';
import { placeVariable } from '../../../model/place-variable.ts';
import type { Location, SourceFile, Sources, TextRange } from '../../../model/source.ts';
import type { UnknownReason } from '../../../model/unknown.ts';
import type { Scalar, Unknown } from '../../../model/value.ts';
import { reportOnce } from './report-once.ts';
import { runFaults } from './run-faults.ts';
import { runLimits } from './run-limits.ts';

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
  /** One message per code and place, with every module instance in which it is so. */
  report(diagnostic: Diagnostic): void;
  /** The same run for what stands in a module: its diagnostics name the calls that lead there, the nearest first. */
  inModule(calls: readonly ModuleCall[]): Run;
  /** Counts one step of evaluation; what it returns, if anything, is the result instead, for `limited` to say. */
  enter(at: Location): Unknown | undefined;
  leave(): void;
  /**
   * Says of a value that is unknown because of a limit which one it is; once, and not of what is made of it. A limit of
   * the whole configuration is said where it is met first.
   */
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

export function createRun(unit: Unit, sources: Sources, options: ParseOptions): Run {
  const diagnostics: Diagnostic[] = [];
  const report = reportOnce(diagnostics);
  const { limited, enter, leave, instance, module, resource } = runLimits(report);
  const { raise, apart, ownFaults } = runFaults(report);
  const compared: Run['compared'] = new Map();
  const textFiles: Run['textFiles'] = new Map();
  let names = 0;
  const unnamed: Run['unnamed'] = (at, cause) => placeVariable(`${at.file.path}:${at.start} (${++names})`, cause);

  // One literal makes all of them, and they share what they can, so that V8 sees one shape and one function to call.
  const inModule = (calls: readonly ModuleCall[]): Run => ({
    unit,
    sources,
    options,
    diagnostics,
    compared,
    textFiles,
    unnamed,
    report: (diagnostic) => report(diagnostic, calls),
    inModule,
    enter,
    leave,
    limited: (value) => limited(value, calls),
    instance: (at) => instance(at, calls),
    module: (at) => module(at, calls),
    resource: (at) => resource(at, calls),
    fault: (at, detail) => raise({ at, detail, calls }),
    apart,
    ownFaults,
  });
  return inModule([]);
}
