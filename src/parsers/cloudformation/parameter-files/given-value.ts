import { always } from '../../../model/guard.ts';
import type { Location } from '../../../model/source.ts';
import type { Data, Known, Step } from '../../../model/value.ts';
import { known } from '../../../model/value.ts';
import { resolveLocation } from '../../json-locations.ts';
import type { Node, ScalarNode } from '../tree.ts';

/** A mistake in a file that gives values to parameters. */
export interface Mistake {
  /** A sentence. */
  readonly message: string;
  readonly at: Location;
}

/** Values by the names of parameters. */
export interface GivenValues {
  readonly values: ReadonlyMap<string, Data>;
  readonly mistakes: readonly Mistake[];
}

/**
 * A text that is given to a parameter. It enters the template, and what is wrong with it is wrong where it is given.
 */
export function givenText(name: string, text: string, at: Location): Known<string> {
  const step: Step = { ...at, as: `value of parameter \`${name}\`` };
  return known(text, { at: step, entered: true });
}

/** A value in a file: a text, whatever it is written as, or a list of texts; undefined for what no parameter can have. */
export function givenValue(name: string, node: Node): Data | undefined {
  if (node.type === 'scalar') {
    return node.value === null ? undefined : givenText(name, writtenText(node), node.at);
  }
  if (node.type !== 'sequence') return undefined;
  const items = node.items.map((item) => (item.type === 'sequence' ? undefined : givenValue(name, item)));
  if (items.includes(undefined)) return undefined;
  const texts = items.flatMap((value) => (value ? [{ when: always, value }] : []));
  const step: Step = { ...node.at, as: `value of parameter \`${name}\`` };
  return known({ type: 'list', items: texts, rest: [] }, { at: step, entered: true });
}

/** Numbers keep their digits: an account may begin with a zero. */
function writtenText({ value, at }: ScalarNode): string {
  if (typeof value === 'string') return value;
  const { file, start, end } = 'path' in at ? resolveLocation(at) : at;
  return file.text.slice(start, end);
}

/** A list or text, where only those can stand. */
export function wrongValue(name: string, at: Location): Mistake {
  return { message: `The parameter \`${name}\` takes a text or a list of texts.`, at };
}
