import type { Diagnostic } from '../../model/report.ts';
import type { Location } from '../../model/source.ts';
import type { UnknownReason } from '../../model/unknown.ts';
import type { Absent, Data } from '../../model/value.ts';
import { unknown, writtenOf } from '../../model/value.ts';
import { isEqual } from '../terraform/evaluate/equality.ts';
import type { Run } from '../terraform/evaluate/run.ts';
import { nameOf as fileName } from '../terraform/load/paths.ts';
import type { Planned, PlannedInstance } from '../terraform/planned.ts';
import type { Json } from './json.ts';
import type { PlanFile, PlannedResource } from './plan-file.ts';
import type { PlannedKey } from './planned-instances.ts';
import { isSettled, settle } from './planned-instances.ts';
import { nameOf } from './planned-modules.ts';
import { overlay } from './planned-overlay.ts';
import { unreadModules } from './planned-unread.ts';
import type { MaskedValue } from './masked-value.ts';
import { partAt } from './masked-value.ts';
import { elementsOf, isSensitive, isUnknown, plannedData } from './planned-value.ts';
import { keyIn } from './reference.ts';
import { remarksOn } from './remarks.ts';

/** More instances than this of one block are not told apart without a plan either. */
const mostInstances = 2_000;

/** A plan as its configuration is evaluated with it. */
export function plannedConfiguration(
  plan: PlanFile,
  { unit, options, report }: Pick<Run, 'unit' | 'options' | 'report'>,
): Planned {
  const keys = keysByBlock(plan);
  const unread = unreadModules(plan, unit);
  const isWhole = !plan.errored && !plan.incomplete;
  const isStale = staleness(plan, report);
  for (const remark of remarksOn(plan)) report(remark);
  let deletes: boolean | undefined;
  // The whole text is searched only where something hangs on it.
  const hasDeletions = (): boolean => (deletes ??= /"actions":\s*\[[^\]]*"delete"/.test(plan.file.text));
  return {
    variable(name, at, configured) {
      const value = plan.variables.get(name);
      if (value === undefined) return undefined;
      const planned: MaskedValue = { value, unknown: undefined, sensitive: undefined };
      const data = plannedData(planned, { at }, { kind: 'variable', name, module: '' });
      return configured && isEqual(configured, data) === true ? undefined : data;
    },
    expansion(address, written, at) {
      const known = keys.get(address);
      if (isSettled(written)) return written;
      // A module without resources leaves no trace in a plan.
      const none = isWhole && !/(^|\.)module\.[^.[\]]+$/.test(address) ? [] : undefined;
      const instances = known ?? none;
      return instances && instances.length <= mostInstances ? settle(written, instances, at) : written;
    },
    instance(address, ignores) {
      const found = plan.resources.get(address) ?? plan.dataSources.get(address);
      return found && plannedInstance(found, { ignores, isStale, hasDeletions });
    },
    unread(call, at) {
      const instances = keys.get(call);
      return instances && unread.value(call, instances, at);
    },
    resourcesOfUnread: () => unread.resources(options),
    compare(found, modules) {
      if (!isWhole) return;
      const addresses = new Set(found.map(({ address }) => address));
      for (const { address, at } of found) if (!plan.resources.has(address)) isStale(at, `it has no ${address}`);
      for (const { address, module, at } of plan.resources.values()) {
        if (modules.has(module) && !addresses.has(address)) {
          isStale({ file: plan.file, path: at }, `${address} is not in the configuration`);
        }
      }
    },
  };
}

type IsStale = (at: Location, how: string) => void;

/** The plan and the configuration differ in one thing or in many: the first is told. */
function staleness({ file }: PlanFile, report: (diagnostic: Diagnostic) => void): IsStale {
  let told = false;
  return (at, how) => {
    if (told) return;
    told = true;
    const message = `${fileName(file.path)} is not the plan of this configuration as it is now: ${how}. Where they differ the configuration counts; plan again.`;
    report({ code: 'stale-plan', severity: 'note', message, at });
  };
}

/** The instances of each block and of each module call, by its address. */
function keysByBlock({ resources, dataSources }: PlanFile): ReadonlyMap<string, readonly PlannedKey[]> {
  const found = new Map<string, Map<string, PlannedKey>>();
  const add = (block: string, planned: PlannedKey): void => {
    const keys = found.get(block) ?? new Map<string, PlannedKey>();
    found.set(block, keys.set(planned.suffix, planned));
  };
  for (const resource of [...resources.values(), ...dataSources.values()]) {
    const { address, module, key } = resource;
    const block = module === '' ? nameOf(resource) : `${module}.${nameOf(resource)}`;
    add(block, { suffix: address.slice(block.length), key });
    for (const step of moduleSteps(module)) add(step.block, step);
  }
  return new Map([...found].map(([block, keys]) => [block, [...keys.values()].sort(byIndex)]));
}

/** Plans sort addresses as texts, so that `[10]` comes before `[2]`. */
function byIndex({ key: one }: PlannedKey, { key: other }: PlannedKey): number {
  return typeof one === 'number' && typeof other === 'number' ? one - other : 0;
}

/** The calls in the address of a module, each with the key of its instance. */
function moduleSteps(address: string): readonly (PlannedKey & { readonly block: string })[] {
  return [...address.matchAll(/(module\.[^.[\]]+)((?:\[(?:\d+|"(?:[^"\\]|\\.)*")\])?)(?=\.|$)/g)].map((match) => {
    const [whole, , suffix = ''] = match;
    const block = address.slice(0, match.index + whole.length - suffix.length);
    return { block, suffix, key: suffix === '' ? undefined : keyIn(suffix.slice(1, -1)) };
  });
}

interface Comparing {
  readonly hasDeletions: () => boolean;
  readonly ignores: (argument: string) => boolean;
  readonly isStale: IsStale;
}

function plannedInstance(planned: PlannedResource, { ignores, isStale, hasDeletions }: Comparing): PlannedInstance {
  const { address, exists, values, unknown: after, sensitive } = planned;
  const whole: MaskedValue = { value: values, unknown: after, sensitive };
  return {
    argument(name, written) {
      const part = partAt(whole, name);
      const reason = { kind: 'attribute', address, attribute: name } as const;
      if (written.state === 'absent') return exists ? asItIs(part, written, { reason, hasDeletions }) : written;
      if (exists && ignores(name) && !isUnknown(part)) return plannedData(part, writtenOf(written), reason);
      return overlay(written, part, {
        reason,
        contradicts: ({ at, property = name }, other) => {
          if (isAnother(property, other.value, exists)) isStale(at, `it has another ${property} for ${address}`);
        },
      });
    },
    attribute(name, open) {
      const part = partAt(whole, name);
      if (isUnknown(part)) {
        // What the plan did not look up, only the apply will.
        const reason = { kind: 'attribute', address, attribute: name } as const;
        const later = open.reason.kind === 'data-source' ? { ...open, reason } : open;
        return isSensitive(part) ? { ...later, sensitive: true } : later;
      }
      return plannedData(part, writtenOf(open), open.reason);
    },
  };
}

/**
 * What is not written for a resource that is there already stays as it is. Blocks are left out, and lists are unknown
 * when something is deleted: they hold what separate resources (a rule, an allowed principal) added before.
 */
function asItIs(
  planned: MaskedValue,
  written: Absent,
  { reason, hasDeletions }: { readonly reason: UnknownReason; readonly hasDeletions: () => boolean },
): Data {
  const { value } = planned;
  if (isUnknown(planned) || value === null || value === '' || value === 0) return written;
  const own = plannedData(planned, writtenOf(written), reason);
  const elements = elementsOf(planned);
  if (!elements) return typeof value === 'object' ? written : own;
  if (elements.length === 0 || elements.some((element) => typeof element.value === 'object')) return written;
  return hasDeletions() ? unknown(reason, written) : own;
}

/**
 * Whether a value that the configuration does not have was surely planned from another one: providers write documents
 * and protocols in their own way, and leave a text of what is there already as it is when theirs means the same.
 */
function isAnother(property: string, planned: Json | undefined, exists: boolean): boolean {
  if (planned === null || planned === undefined) return false;
  if (typeof planned === 'object') return !exists;
  if (typeof planned !== 'string') return true;
  return !exists && !/protocol|version/.test(property) && !/^\s*[{[]/.test(planned);
}
