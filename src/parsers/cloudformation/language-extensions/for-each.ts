import type { Guard } from '../../../model/guard.ts';
import { always, and, atom, never, or } from '../../../model/guard.ts';
import type { Data, Known, Unknown } from '../../../model/value.ts';
import { casesOf } from '../../../model/cases.ts';
import { known, unknown } from '../../../model/value.ts';
import { isList } from '../lists.ts';
import type { Scope } from '../scope.ts';
import { invalid, report } from '../scope.ts';
import { scalarText } from '../strings.ts';
import { lazyEntry } from '../lazy-nodes.ts';
import type { Entries, Entry, Node } from '../tree.ts';
import { entriesOf, isLoop, isMapping, textOf } from '../tree.ts';
import type { Turn } from './bind.ts';
import { bind } from './bind.ts';
import { sayTakenNames } from './loop-names.ts';
import { needsExtensions } from './needs-extensions.ts';

/** What stands in the place of loops. */
export interface Unfolded {
  readonly entries: Entries;
  /** Set when a loop may make more, which nothing here stands for. */
  readonly rest?: Unknown;
}

/**
 * Loops inside one another; CloudFormation refuses more.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-foreach.html
 */
const nestingLimit = 5;

/** More than any stack can have: its quotas are 500 resources and a template of 1 MB. Turns count as well. */
const madeLimit = 5_000;

/** The entries with each loop replaced by what it makes. Without loops they are the same. */
export function unfold(entries: Entries, scope: Scope): Unfolded {
  for (const name of entries.keys()) if (isLoop(name)) return unfoldIn(entries, scope, []);
  return { entries };
}

/** `outer`: the identifiers of the loops around. */
function unfoldIn(entries: Entries, scope: Scope, outer: readonly string[]): Unfolded {
  const made = new Map<string, Entry>();
  let rest: Unknown | undefined;
  for (const [name, entry] of entries) {
    if (!isLoop(name)) {
      add(made, name, entry, scope);
      continue;
    }
    const unfolded = turnsOfLoop(name, entry, scope, outer);
    for (const [key, each] of unfolded.entries) add(made, key, each, scope);
    rest ??= unfolded.rest;
  }
  return { entries: made, ...(rest && { rest }) };
}

/** The same item of two alternative collections makes one thing, there under either. */
function add(made: Map<string, Entry>, name: string, entry: Entry, scope: Scope): void {
  const before = made.get(name);
  if (!before) {
    made.set(name, entry);
    return;
  }
  const [one, other] = [before.when ?? always, entry.when ?? always];
  if (and(one, other) !== never) {
    const message = `\`${name}\` is made twice: the key of each turn of a loop must hold its identifier, and no item may come twice.`;
    report(scope, { code: 'duplicate-key', severity: 'warning', message, at: entry.key });
  }
  made.set(name, underGuard(before, or(one, other)));
}

function turnsOfLoop(name: string, entry: Entry, scope: Scope, outer: readonly string[]): Unfolded {
  const { key: at, value } = entry;
  needsExtensions(scope, at, `\`${name}\``);
  const [first, collection, body, ...more] = value.type === 'sequence' ? value.items : [];
  const identifier = first?.type === 'call' ? undefined : textOf(first);
  if (!identifier || !collection || !body || !isMapping(body) || more.length > 0) {
    const detail = `\`${name}\` needs three things: an identifier, a collection, and a mapping of what each turn makes`;
    return { entries: new Map(), rest: invalid(scope, at, detail) };
  }
  sayTakenNames(scope, { at, loop: name, identifier, outer });
  if (outer.length >= nestingLimit) {
    const message = `\`${name}\` is a loop inside ${outer.length} others, and CloudFormation takes ${nestingLimit} at most: what it makes is not linted.`;
    report(scope, { code: 'evaluation-limit', severity: 'warning', message, at });
    return { entries: new Map(), rest: unknown({ kind: 'limit', what: 'loops in one another' }, { at }) };
  }
  const turns = turnsOf(scope.evaluate(collection), { name, identifier, collection, scope });
  return makeAll(turns, { body, scope, inside: [...outer, identifier], when: entry.when ?? always });
}

interface When {
  readonly when: Guard;
  readonly turn: Turn;
}

interface Loop {
  readonly name: string;
  readonly identifier: string;
  readonly collection: Node;
  readonly scope: Scope;
}

/** One turn for each item that is known, and one for all that are not. */
function turnsOf(collection: Data, loop: Loop): readonly When[] {
  const turns: When[] = [];
  const open: { when: Guard; value: Unknown }[] = [];
  for (const { when, value } of casesOf(collection)) {
    if (value.state === 'absent') continue;
    if (value.state === 'unknown') open.push({ when: and(when, hasItems(value, loop)), value });
    else if (!isList(value)) {
      open.push({ when, value: invalid(loop.scope, loop.collection.at, `\`${loop.name}\` goes over a list`) });
    } else {
      for (const item of value.value.items) {
        for (const each of casesOf(item.value)) {
          const guard = and(when, item.when, each.when);
          if (guard === never || each.value.state === 'absent') continue;
          if (each.value.state === 'unknown') open.push({ when: guard, value: each.value });
          else if (typeof each.value.value === 'object') {
            const detail = `An item of \`${loop.name}\` must be a text`;
            open.push({ when: guard, value: invalid(loop.scope, each.value.at, detail) });
          } else turns.push({ when: guard, turn: turnWith(loop, known(scalarText(each.value.value), each.value)) });
        }
      }
      for (const each of value.value.rest) open.push({ when: and(when, each.when), value: each.value });
    }
  }
  return [...turns, ...openTurn(open, loop)];
}

function turnWith({ identifier }: Loop, item: Known<string> | Unknown): Turn {
  return { identifier, item };
}

/** That an unknown collection has items at all is a condition; the same collection has them or not in every loop. */
function hasItems({ reason }: Unknown, { name, scope }: Loop): Guard {
  const of = reason.kind === 'parameter' ? reason.name : `${scope.prefix}${name}`;
  return atom(`${scope.state.unit.id}: ${of} has items`);
}

function openTurn(open: readonly { when: Guard; value: Unknown }[], loop: Loop): readonly When[] {
  const [first] = open;
  const when = or(...open.map((each) => each.when));
  if (!first || when === never) return [];
  const { name, identifier, collection, scope } = loop;
  if (first.value.reason.kind !== 'invalid') {
    const message = `\`${name}\` goes over items that are not known: what it makes of them is linted as one thing, in which \`${identifier}\` is unknown. ${decide(first.value)}`;
    report(scope, { code: 'unread-loop', severity: 'note', message, at: collection.at });
  }
  const { reason } = first.value;
  const of = reason.kind === 'parameter' ? `parameter \`${reason.name}\`` : `\`${name}\``;
  const item = unknown({ kind: 'choice', of: `the items of ${of}` }, { at: collection.at }, { nonNull: true });
  return [{ when, turn: turnWith(loop, item) }];
}

function decide({ reason }: Unknown): string {
  return reason.kind === 'parameter'
    ? `Give \`${reason.name}\` with \`--parameters\` or a parameter file.`
    : 'A list that is written out, or a parameter, would tell.';
}

interface Making {
  readonly body: Node;
  readonly scope: Scope;
  readonly inside: readonly string[];
  readonly when: Guard;
}

function makeAll(turns: readonly When[], { body, scope, inside, when }: Making): Unfolded {
  const made = new Map<string, Entry>();
  const { effort } = scope.state;
  let rest: Unknown | undefined;
  for (const { when: there, turn } of turns) {
    if (effort.made >= madeLimit) {
      const message = `The loops here make more than ${madeLimit} things, which no stack can have: those beyond are not linted.`;
      report(scope, { code: 'evaluation-limit', severity: 'warning', message, at: body.at });
      return {
        entries: made,
        rest: unknown({ kind: 'limit', what: `${madeLimit} things made by loops` }, { at: body.at }),
      };
    }
    effort.made++;
    const unfolded = unfoldIn(entriesOf(bind(body, turn)), scope, inside);
    rest ??= unfolded.rest;
    for (const [name, entry] of unfolded.entries) {
      effort.made++;
      add(made, name, guarded(entry, and(when, there)), scope);
    }
  }
  return { entries: made, ...(rest && { rest }) };
}

function guarded(entry: Entry, when: Guard): Entry {
  const both = and(when, entry.when ?? always);
  return both === always ? entry : underGuard(entry, both);
}

function underGuard(entry: Entry, when: Guard): Entry {
  return lazyEntry({ key: entry.key, when }, () => entry.value);
}
