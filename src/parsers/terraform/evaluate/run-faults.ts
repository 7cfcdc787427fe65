import type { ModuleCall } from '../../../model/report.ts';
import type { Location } from '../../../model/source.ts';
import type { Unknown } from '../../../model/value.ts';
import { unknown } from '../../../model/value.ts';
import type { Report } from './report-once.ts';
import type { Run } from './run.ts';

interface Fault {
  readonly at: Location;
  readonly detail: string;
  readonly calls: readonly ModuleCall[];
}

interface RunFaults extends Pick<Run, 'apart' | 'ownFaults'> {
  raise(fault: Fault): Unknown;
}

/** Expressions that Terraform would refuse: each is reported by what it is a fault of, or handed to what catches it. */
export function runFaults(report: Report): RunFaults {
  // Made when there is one: nearly everything that is evaluated has none.
  let faults: Fault[] | undefined;
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
    raise(fault) {
      (faults ??= []).push(fault);
      return unknown({ kind: 'invalid', detail: fault.detail }, { at: fault.at });
    },
    apart(compute) {
      const { result, raised } = collect(compute);
      return { result, faults: raised?.length ?? 0 };
    },
    ownFaults(compute) {
      const { result, raised } = collect(compute);
      for (const { at, detail, calls } of raised ?? []) {
        report({ code: 'invalid-expression', severity: 'warning', message: detail, at }, calls);
      }
      return result;
    },
  };
}
