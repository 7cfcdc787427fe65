import type { Finding, Place, Requester, Severity } from '../model/report.ts';
import type { InputDeclaration } from './inputs.ts';
import type { Message } from './message.ts';
import { formatMessage } from './message.ts';
import type { Placed } from './place.ts';
import { placeKey } from './place.ts';

/** One undecided or failed check on one resource, before equal ones are brought together. */
export interface Draft {
  readonly rule: string;
  readonly messageId: string;
  readonly verdict: 'fail' | 'unknown';
  readonly severity: Severity;
  readonly message: Message;
  /** Text that opens the message. */
  readonly opening: string;
  readonly placed: Placed;
  readonly requesters: readonly Requester[];
  readonly lacks: readonly string[];
}

/**
 * Brings together what a reader would call the same: the same statement at the same place, be it asked for by several
 * profiles or true of several instances. The result is sorted by place and rule.
 */
export function mergeDrafts(
  drafts: readonly Draft[],
  inputs: readonly InputDeclaration[],
  root: string,
): readonly Finding[] {
  const groups = new Map<string, [Draft, ...Draft[]]>();
  for (const draft of drafts) {
    const key = sameness(draft, inputs);
    const group = groups.get(key);
    if (group) group.push(draft);
    else groups.set(key, [draft]);
  }
  return [...groups.values()].map((group) => toFinding(group, inputs, root)).sort(byPlace);
}

/** Equal for drafts that differ only in who asks and in which instance they speak of. */
function sameness(draft: Draft, inputs: readonly InputDeclaration[]): string {
  const { rule, messageId, verdict, message, opening, placed } = draft;
  const text = formatMessage(message, { requesters: [], inputs, others: 0 });
  const { native, address } = message.on;
  const words = withoutInstance(text, address);
  const name = withoutInstance(address, address);
  return JSON.stringify([placeKey(placed.place), rule, verdict, messageId, native.type, name, opening, words]);
}

/** Drops from a text what tells instances apart: the module or nested stack around them, and instance keys. */
function withoutInstance(text: string, address: string): string {
  const around = /^(?:module\.[\w-]+(?:\[(?:"(?:[^"\\]|\\.)*"|[^\]]*)\])?\.)+|^[^[\]]*\//.exec(address)?.[0] ?? '';
  const inside = around === '' ? text : text.replaceAll(around, '');
  return inside.replace(/(?<=[\w-])\[(?:"(?:[^"\\]|\\.)*"|\d+)\]/g, '');
}

function toFinding(group: readonly [Draft, ...Draft[]], inputs: readonly InputDeclaration[], root: string): Finding {
  const [first] = group;
  const { unit, address, kind, native } = first.message.on;
  const addresses = [...new Set(group.map((draft) => draft.message.on.address))];
  const requesters = unique(group.flatMap((draft) => draft.requesters));
  const text = formatMessage(first.message, { requesters, inputs, others: addresses.length - 1 });
  const unitName = unit.id.startsWith(`${root}/`) ? unit.id.slice(root.length + 1) : unit.id;
  return {
    rule: first.rule,
    messageId: first.messageId,
    verdict: first.verdict,
    severity: group.some((draft) => draft.severity === 'error') ? 'error' : 'warning',
    message: first.opening + text,
    address,
    addresses,
    kind,
    nativeType: native.type,
    unit: unit.id,
    format: unit.format,
    place: first.placed.place,
    related: uniquePlaces(group.flatMap((draft) => draft.placed.related)),
    requesters,
    lacks: [...new Set(group.flatMap((draft) => draft.lacks))],
    key: [first.rule, first.messageId, unitName, address, first.placed.property ?? ''].join('|'),
  };
}

function unique(requesters: readonly Requester[]): readonly Requester[] {
  return [...new Map(requesters.map((requester) => [requester.profile, requester])).values()];
}

function uniquePlaces(related: Finding['related']): Finding['related'] {
  return [...new Map(related.map((one) => [placeKey(one.place), one])).values()];
}

function byPlace(one: Finding, other: Finding): number {
  return (
    compare(one.place.file.path, other.place.file.path) ||
    comparePositions(one.place, other.place) ||
    compare(one.rule, other.rule) ||
    compare(one.address, other.address) ||
    compare(one.message, other.message)
  );
}

function comparePositions(one: Place, other: Place): number {
  return one.start.line - other.start.line || one.start.column - other.start.column;
}

/** By code units, so that the order is the same in every locale. */
function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
