import type { Location } from '../../model/source.ts';
import { remembered } from '../../model/remember.ts';
import type { Range } from '../../model/value.ts';
import { allowedPattern } from './allowed-pattern.ts';
import type { Node } from './tree.ts';
import { child, textAt, textOf } from './tree.ts';

/**
 * What a declared parameter may be
 * (https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html).
 */
export interface Constraints {
  /** Which constraint a text breaks, if any: `AllowedValues`. */
  broken(text: string): string | undefined;
  /** All values there can be, where those are few. */
  readonly values?: readonly AllowedText[] | undefined;
  /** The numbers between which it lies, where they are many. */
  readonly range?: Range | undefined;
}

export interface AllowedText {
  readonly text: string;
  readonly at: Location;
  /** Where it is written as a value of its own. */
  readonly node?: Node;
}

/** Longer lists of allowed values (instance types of every family) are as good as unknown. */
const valueLimit = 100;

/** Asked of every value and every use. */
export const constraintsOf: (declaration: Node) => Constraints = remembered(readConstraints);

function readConstraints(declaration: Node): Constraints {
  const checks = [...valueChecks(declaration), ...lengthChecks(declaration), ...numberChecks(declaration)];
  const broken = (text: string): string | undefined => checks.find(({ admits }) => !admits(text))?.name;
  if (isListType(textAt(declaration, 'Type') ?? '')) return { broken };
  const written = checks.find(({ values }) => values !== undefined)?.values;
  const values = written?.filter(({ text }) => broken(text) === undefined);
  const few = values && values.length > 0 && values.length <= valueLimit ? values : undefined;
  return { broken, values: few, range: few ? undefined : rangeOf(declaration) };
}

/** A list of such values: each of them is held to the constraints. */
export function isListType(type: string): boolean {
  return type === 'CommaDelimitedList' || type.startsWith('List<');
}

interface Check {
  readonly name: string;
  admits(text: string): boolean;
  readonly values?: readonly AllowedText[] | undefined;
}

function valueChecks(declaration: Node): readonly Check[] {
  const checks: Check[] = [];
  const allowed = child(declaration, 'AllowedValues');
  if (allowed?.type === 'sequence' && allowed.items.every((item) => item.type === 'scalar')) {
    const distinct = new Map<string, AllowedText>();
    for (const node of allowed.items) {
      const text = textOf(node) ?? '';
      distinct.set(text, { text, at: node.at, node });
    }
    const values = [...distinct.values()];
    checks.push({ name: 'AllowedValues', admits: (text) => distinct.has(text), values });
  }
  const written = child(declaration, 'AllowedPattern');
  const pattern = allowedPattern(textOf(written) ?? '.*');
  if (written && pattern) {
    const values = pattern.texts?.map((text) => ({ text, at: written.at }));
    checks.push({ name: 'AllowedPattern', admits: (text) => pattern.matches(text), values });
  }
  return checks;
}

function lengthChecks(declaration: Node): readonly Check[] {
  const { least, most } = bounds(declaration, 'Length');
  return [
    ...(least === undefined ? [] : [{ name: 'MinLength', admits: (text: string) => text.length >= least }]),
    ...(most === undefined ? [] : [{ name: 'MaxLength', admits: (text: string) => text.length <= most }]),
  ];
}

/** A number between two whole ones that are near each other is taken as one of the whole ones: no property takes others. */
function numberChecks(declaration: Node): readonly Check[] {
  if (textAt(declaration, 'Type') !== 'Number') return [];
  const { least, most } = bounds(declaration, 'Value');
  const at = child(declaration, 'MinValue')?.at;
  const { first, last } = rangeOf(declaration) ?? { first: 0, last: Infinity };
  const values =
    at && last - first < valueLimit
      ? Array.from({ length: last - first + 1 }, (_, n) => ({ text: String(first + n), at }))
      : undefined;
  return [
    ...(least === undefined ? [] : [{ name: 'MinValue', admits: (text: string) => !(Number(text) < least), values }]),
    ...(most === undefined ? [] : [{ name: 'MaxValue', admits: (text: string) => !(Number(text) > most) }]),
  ];
}

function rangeOf(declaration: Node): Range | undefined {
  if (textAt(declaration, 'Type') !== 'Number') return undefined;
  const { least = NaN, most = NaN } = bounds(declaration, 'Value');
  const [first, last] = [Math.ceil(least), Math.floor(most)];
  return first <= last ? { first, last } : undefined;
}

function bounds(declaration: Node, of: 'Length' | 'Value') {
  return { least: numberIn(declaration, `Min${of}`), most: numberIn(declaration, `Max${of}`) };
}

function numberIn(declaration: Node, name: string): number | undefined {
  const text = textAt(declaration, name);
  const number = text === undefined || text.trim() === '' ? NaN : Number(text);
  return Number.isFinite(number) ? number : undefined;
}
