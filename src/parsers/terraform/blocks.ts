import { always } from '../../model/guard.ts';
import type { TextRange } from '../../model/source.ts';
import type { Data, Item, Rest } from '../../model/value.ts';
import { absent, unknown } from '../../model/value.ts';
import { evaluate } from './evaluate/evaluate.ts';
import { turnsOf } from './evaluate/for.ts';
import { listOf, mappingOf } from './evaluate/collections.ts';
import type { Entry } from './evaluate/collections.ts';
import { placeDeeply } from './evaluate/place-deeply.ts';
import type { Scope } from './evaluate/scope.ts';
import { withNames } from './evaluate/scope.ts';
import { named, openElement } from './evaluate/traverse.ts';
import type { Block, Body } from './hcl/syntax.ts';
import { withListItems } from './list-items.ts';
import { attributeNamed, blocksNamed, referenceText } from './load/declarations.ts';

/** Whether a block says anything of a property; in one that cannot be read to its end, anything may stand. */
export function isWritten(body: Body, property: string): boolean {
  if (body.incomplete === true || attributeNamed(body, property)) return true;
  return body.blocks.some((block) => typeOf(block) === property);
}

/** The value of an argument or of all nested blocks of a type; absent at the header when neither is written. */
export function readProperty(body: Body, property: string, header: TextRange, scope: Scope): Data {
  const argument = attributeNamed(body, property);
  if (argument) {
    const value = scope.run.ownFaults(() => evaluate(argument, scope));
    const as = (): string => `argument \`${property}\`${scope.owner === undefined ? '' : ` of \`${scope.owner}\``}`;
    return named(withListItems(placeDeeply(value, { at: argument, as }), argument, scope), property);
  }
  const blocks = body.blocks.filter((block) => typeOf(block) === property);
  if (blocks.length > 0) return named(blockList(blocks, scope), property);
  const written = { at: header, property };
  if (body.incomplete) return unknown({ kind: 'invalid', detail: 'The block cannot be read to its end.' }, written);
  return absent(written);
}

function typeOf(block: Block): string | undefined {
  return block.type === 'dynamic' ? block.labels[0]?.text : block.type;
}

function blockList(blocks: readonly Block[], scope: Scope): Data {
  const items: Item[] = [];
  const rest: Rest[] = [];
  for (const block of blocks) {
    if (block.type === 'dynamic') addDynamic(block, scope, items, rest);
    else items.push({ when: always, value: blockValue(block.body, block.header, scope) });
  }
  const at = blocks[0]?.header;
  return listOf(items, { at: at ?? { file: { path: '', text: '' }, start: 0, end: 0 } }, { rest });
}

function blockValue(body: Body, header: TextRange, scope: Scope): Data {
  const entries = new Map<string, Entry>();
  const stopped = scope.run.enter(header);
  try {
    if (stopped) {
      scope.run.limited(stopped);
      return stopped;
    }
    const names = new Set([
      ...body.attributes.map((attribute) => attribute.name),
      ...body.blocks.flatMap((block) => typeOf(block) ?? []),
    ]);
    for (const name of names) entries.set(name, { when: always, value: readProperty(body, name, header, scope) });
  } finally {
    scope.run.leave();
  }
  return mappingOf(entries, { at: header });
}

/** A `dynamic` block is one block for each element, with the element under the iterator's name. */
function addDynamic(block: Block, scope: Scope, items: Item[], rest: Rest[]): void {
  const forEach = attributeNamed(block.body, 'for_each');
  const [content] = blocksNamed(block.body, 'content');
  if (!forEach || !content) return;
  const collection = scope.run.ownFaults(() => evaluate(forEach, scope));
  const iterator = referenceText(attributeNamed(block.body, 'iterator')) ?? block.labels[0]?.text ?? '';
  const turns = turnsOf(placeDeeply(collection, { at: forEach, as: () => '`for_each` of a dynamic block' }));
  if (!turns) {
    const fault = scope.run.ownFaults(() => scope.run.fault(forEach, 'for_each goes over a collection.'));
    rest.push({ when: always, value: fault });
    return;
  }
  for (const turn of turns) {
    const entries = new Map<string, Entry>([
      ['key', { when: always, value: turn.key }],
      ['value', { when: always, value: turn.value }],
    ]);
    const inner = withNames(scope, new Map([[iterator, mappingOf(entries, { at: forEach })]]));
    const work = (): Data => blockValue(content.body, block.header, inner);
    const value = turn.when === always ? work() : scope.run.apart(work).result;
    if (turn.open) rest.push({ when: turn.when, value: openElement(value, turn.open) });
    else items.push({ when: turn.when, value });
  }
}
