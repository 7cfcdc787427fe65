import type { Finding, Requester, Severity } from '../model/report.ts';
import { remembered } from '../model/remember.ts';
import { groupBy } from '../model/group-by.ts';
import type { Outcome } from '../model/verdict.ts';
import type { Words } from './message.ts';
import { speak } from './message.ts';
import type { Placed } from './place.ts';
import { comparePositions, placeKey } from './place.ts';
import type { Resource } from './rule.ts';

/** One check on one resource, before equal ones are brought together; only for a checklist one that passed. */
export interface Draft<V extends Outcome = Finding['verdict']> {
  readonly rule: string;
  readonly messageId: string;
  readonly verdict: V;
  readonly severity: Severity;
  /** What it is about. */
  readonly on: Resource;
  readonly words: Words;
  /** Text that opens the message. */
  readonly opening: string;
  /** When an undecided check fails, in words. */
  readonly when?: string | undefined;
  readonly placed: Placed;
  readonly way?: Finding['way'];
  readonly requesters: readonly Requester[];
  readonly lacks: readonly string[];
}

/**
 * Brings together what a reader would call the same: the same statement at the same place, be it asked for by several
 * profiles or true of several instances. The result is sorted by place and rule.
 */
export function mergeDrafts<V extends Outcome>(drafts: readonly Draft<V>[], root: string): readonly Merged<V>[] {
  return [...groupBy(drafts, sameness).values()].map((group) => toFinding(group, root)).sort(byPlace);
}

type Merged<V extends Outcome> = Omit<Finding, 'verdict'> & { readonly verdict: V };

/** Equal for drafts that differ only in who asks and in which instance they speak of. */
function sameness(draft: Draft<Outcome>): string {
  const { rule, messageId, verdict, on, words, opening, placed } = draft;
  const said = withoutInstance(`${opening}${speak(words, nobody)}`, on);
  const place = verdict === 'unknown' && placed.cause ? placeKey(placed.cause) : placed.sameAs;
  return [place, rule, verdict, messageId, on.native.type, nameOf(on), said].join('\0');
}

/** Nobody in particular asks. */
const nobody = { requesters: [], others: 0 };

/** The modules or nested stacks around a resource. */
const surroundings = /^(?:module\.[\p{ID_Continue}-]+(?:\[(?:"(?:[^"\\]|\\.)*"|\d+)\])?\.)+|^[^[\]]*\//u;
const instanceKey = /\[(?:"(?:[^"\\]|\\.)*"|\d+)\]/g;
const endOfName = /[\p{ID_Continue}-]$/u;

/** Drops from a text what tells instances apart: the module or nested stack around them, and instance keys. */
function withoutInstance(text: string, on: Resource): string {
  const around = surroundingsOf(on);
  if (around === '') return withoutKeys(text);
  // The module is also named by itself: "variable `port` of `module.a` has no value".
  return withoutKeys(text.replaceAll(around, '').replaceAll(around.slice(0, -1), 'module'));
}

const surroundingsOf = remembered(({ address }: Resource) => surroundings.exec(address)?.[0] ?? '');
/** What its instances are called in common. */
const nameOf = remembered((on: Resource) => withoutInstance(on.address, on));

function withoutKeys(text: string): string {
  return text.replace(instanceKey, (key, at: number) =>
    endOfName.test(text.slice(Math.max(0, at - 2), at)) ? '' : key,
  );
}

function toFinding<V extends Outcome>(group: readonly [Draft<V>, ...Draft<V>[]], root: string): Merged<V> {
  const [first] = group;
  const { unit, address, kind, native } = first.on;
  const instances = instancesOf(group);
  const requesters = unique(group.flatMap((draft) => draft.requesters));
  const text = speak(first.words, { requesters, others: instances.length - 1 });
  return {
    rule: first.rule,
    messageId: first.messageId,
    verdict: first.verdict,
    severity: group.some((draft) => draft.severity === 'error') ? 'error' : 'warning',
    message: first.opening + text,
    address,
    addresses: [...new Set(instances.map((instance) => instance.address))],
    instances,
    kind,
    nativeType: native.type,
    unit: unit.id,
    format: unit.format,
    place: first.placed.place,
    related: relatedOf(first, group),
    ...(first.way && { way: first.way }),
    requesters,
    lacks: lacksOf(group),
    ...(first.when !== undefined && { when: first.when }),
    key: [first.rule, first.messageId, nameBelow(unit.id, root), address, first.placed.property ?? ''].join('|'),
  };
}

/** The unit as it is called wherever the repository lies. */
function nameBelow(id: string, root: string): string {
  if (id === root) return '.';
  return id.startsWith(`${root}/`) ? id.slice(root.length + 1) : id;
}

/** What this is true of. Two roots may call one module, and then the same address stands for two resources. */
function instancesOf(group: readonly Draft<Outcome>[]): Finding['instances'] {
  const all = group.map(({ on, placed: { logicalId } }) => ({
    unit: on.unit.id,
    address: on.address,
    ...(logicalId !== undefined && { logicalId, template: on.native.at.file.path }),
  }));
  return [...new Map(all.map((instance) => [`${instance.unit}\0${instance.address}`, instance])).values()];
}

/** What is not known in every instance is said of the first. */
function lacksOf(group: readonly Draft<Outcome>[]): readonly string[] {
  const distinct = new Map<string, string>();
  for (const { lacks, on } of group) {
    for (const lack of lacks) {
      const key = withoutInstance(lack, on);
      if (!distinct.has(key)) distinct.set(key, lack);
    }
  }
  return [...distinct.values()];
}

/** A profile may require one thing of a rule and recommend another, and what passes passes for both. */
function unique(requesters: readonly Requester[]): readonly Requester[] {
  return [...new Map(requesters.map((one) => [`${one.profile} ${one.level ?? ''}`, one])).values()];
}

/** The places on the ways of all instances, each once, and those where others of them would stand. */
function relatedOf(first: Draft<Outcome>, group: readonly Draft<Outcome>[]): Finding['related'] {
  // Of one place there is one way to it.
  if (group.every(({ placed }) => placed === first.placed)) return first.placed.related;
  const related = group.flatMap(({ placed: { place, role, related: way } }) => [{ place, message: role }, ...way]);
  const places = new Map<string, Finding['related'][number]>();
  for (const one of related) {
    const key = placeKey(one.place);
    if (!places.has(key)) places.set(key, one);
  }
  places.delete(placeKey(first.placed.place));
  return [...places.values()];
}

type Order = Pick<Finding, 'place' | 'rule' | 'address' | 'message'>;

/** In the order of files, places and rules. */
export function byPlace(one: Order, other: Order): number {
  return (
    compare(one.place.file.path, other.place.file.path) ||
    comparePositions(one.place.start, other.place.start) ||
    compare(one.rule, other.rule) ||
    compare(one.address, other.address) ||
    compare(one.message, other.message)
  );
}

/** By code units, so that the order is the same in every locale. */
function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
