import type { ModuleCall } from '../../../model/report.ts';
import type { Location } from '../../../model/source.ts';
import type { UnknownReason } from '../../../model/unknown.ts';
import type { Unknown } from '../../../model/value.ts';
import { unknown } from '../../../model/value.ts';
import { limitTexts, limits } from './limits.ts';
import type { Report } from './report-once.ts';
import type { Run } from './run.ts';

type Counting = Pick<Run, 'enter' | 'leave' | 'instance' | 'module' | 'resource'>;

interface RunLimits extends Counting {
  limited(value: Unknown, calls: readonly ModuleCall[]): void;
}

/** Counts what a unit takes to be evaluated, and says which limit it came to. */
export function runLimits(report: Report): RunLimits {
  const told = new Set<UnknownReason>();
  const toldTexts = new Set<string>();
  const counts = { steps: 0, depth: 0, instances: 0, modules: 0, resources: 0 };

  const limited: RunLimits['limited'] = ({ reason, at }, calls) => {
    // Whatever is made of such a value is unknown for the same reason.
    if (reason.kind !== 'limit' || told.has(reason) || toldTexts.has(reason.what)) return;
    told.add(reason);
    const message = `Reading stopped here at a limit: ${reason.what}. What depends on this is unknown; a plan that is linted along says what it comes to.`;
    report({ code: 'evaluation-limit', severity: 'warning', message, at }, calls);
  };
  /** A limit of the whole configuration is said where it is met first, however one came there. */
  const limit = (name: keyof typeof limits, at: Location): Unknown => {
    const reached = unknown({ kind: 'limit', what: limitTexts[name] }, { at });
    limited(reached, []);
    toldTexts.add(limitTexts[name]);
    return reached;
  };
  const within = (what: 'instances' | 'modules' | 'resources', at: Location): boolean => {
    if (++counts[what] <= limits[what]) return true;
    limit(what, at);
    return false;
  };
  return {
    limited,
    enter(at) {
      counts.depth++;
      if (counts.depth > limits.depth) return limit('depth', at);
      return ++counts.steps > limits.steps ? limit('steps', at) : undefined;
    },
    leave() {
      counts.depth--;
    },
    instance: (at) => within('instances', at),
    module: (at) => within('modules', at),
    resource: (at) => within('resources', at),
  };
}
