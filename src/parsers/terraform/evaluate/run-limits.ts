import type { ModuleCall } from '../../../model/report.ts';
import type { Location } from '../../../model/source.ts';
import type { UnknownReason } from '../../../model/unknown.ts';
import type { Unknown } from '../../../model/value.ts';
import { unknown } from '../../../model/value.ts';
import { limitTexts, limits } from './limits.ts';
import type { Report } from './report-once.ts';
import type { Run } from './run.ts';

type Calls = readonly ModuleCall[];
type Within = (at: Location, calls: Calls) => boolean;

interface RunLimits extends Pick<Run, 'enter' | 'leave'> {
  limited(value: Unknown, calls: Calls): void;
  readonly instance: Within;
  readonly module: Within;
  readonly resource: Within;
}

/** Those of the whole configuration, which are said where they are met first. */
const { steps, depth, instances, modules, resources } = limitTexts;
const ofWhole: ReadonlySet<string> = new Set([steps, depth, instances, modules, resources]);

/** Counts what a unit takes to be evaluated, and says which limit it came to. */
export function runLimits(report: Report): RunLimits {
  const told = new Set<UnknownReason>();
  const toldTexts = new Set<string>();
  const counts = { steps: 0, depth: 0, instances: 0, modules: 0, resources: 0 };

  const limited: RunLimits['limited'] = ({ reason, at }, calls) => {
    // Whatever is made of such a value is unknown for the same reason.
    if (reason.kind !== 'limit' || told.has(reason) || toldTexts.has(reason.what)) return;
    told.add(reason);
    if (ofWhole.has(reason.what)) toldTexts.add(reason.what);
    const message = `Reading stopped here at a limit: ${reason.what}. What depends on this is unknown; a plan that is linted along says what it comes to.`;
    report({ code: 'evaluation-limit', severity: 'warning', message, at }, calls);
  };
  const limit = (name: keyof typeof limits, at: Location): Unknown =>
    unknown({ kind: 'limit', what: limitTexts[name] }, { at });
  const within =
    (what: 'instances' | 'modules' | 'resources'): Within =>
    (at, calls) => {
      if (++counts[what] <= limits[what]) return true;
      limited(limit(what, at), calls);
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
    instance: within('instances'),
    module: within('modules'),
    resource: within('resources'),
  };
}
