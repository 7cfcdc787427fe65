import fc from 'fast-check';
import type { Expression, Item, List, Parameter, Scalar } from './system.ts';
import { absent, literal, reference } from './system.ts';

const flags = fc.constantFrom('FlagA', 'FlagB', 'FlagOn', 'FlagOff');
export const flag = fc.option(flags, { nil: undefined, freq: 4 });

/** The key left out, as `exactOptionalPropertyTypes` asks. */
export function withFlag<T extends object>(value: T, name: string | undefined): T & { readonly flag?: string } {
  return name === undefined ? value : { ...value, flag: name };
}

/** Parameters of one name have one default. */
function slug(value: Scalar): string {
  return String(value).replaceAll(/\W/g, 'x');
}

export interface Choices {
  /** Opens the names of parameters, which hold values of one meaning. */
  readonly prefix: string;
  readonly type: Parameter['type'];
  readonly values: readonly Scalar[];
  readonly resources?: readonly string[];
  readonly optional?: boolean;
}

/** Mostly written out; else a parameter with or without default, or one of two under a condition. */
export function expressions({
  prefix,
  type,
  values,
  resources = [],
  optional = false,
}: Choices): fc.Arbitrary<Expression> {
  const written = fc.constantFrom(...values.map(literal), ...resources.map(reference));
  const open = fc.constantFrom(...['X', 'Y'].map((end): Expression => ({ is: 'parameter', name: prefix + end, type })));
  const preset = fc
    .constantFrom(...values)
    .map((value): Expression => ({ is: 'parameter', name: `${prefix}${slug(value)}`, type, value }));
  const left = optional ? [{ weight: 4, arbitrary: fc.constant(absent) }] : [];
  const one = fc.oneof({ weight: 8, arbitrary: written }, ...left, { weight: 1, arbitrary: open }, preset);
  const choice = fc.record({ is: fc.constant('choice' as const), flag: flags, yes: one, no: one });
  const nested = fc.record({ is: fc.constant('choice' as const), flag: flags, yes: choice, no: one });
  return fc.oneof({ weight: 12, arbitrary: one }, { weight: 2, arbitrary: choice }, { weight: 1, arbitrary: nested });
}

export function items(choices: Choices, maxLength: number): fc.Arbitrary<Item[]> {
  const value = expressions({ ...choices, optional: false });
  const item = fc.tuple(value, flag).map(([each, name]) => withFlag({ value: each }, name));
  return fc.array(item, { maxLength });
}

/** A list that is written out, a parameter as a whole, one of two, or left out. */
export function lists(choices: Choices, maxLength = 3): fc.Arbitrary<List> {
  const { prefix, values } = choices;
  const written = items(choices, maxLength).map((each): List => ({ is: 'items', items: each }));
  const open = fc.constant<List>({ is: 'list-parameter', name: `${prefix}List` });
  const preset = fc.nat(values.length - 1).map((index): List => {
    const some = values.slice(index, index + 2).map(String);
    return { is: 'list-parameter', name: `${prefix}List${slug(some.join(','))}`, values: some };
  });
  const none = choices.optional ? [{ weight: 2, arbitrary: fc.constant<List>(absent) }] : [];
  const one = fc.oneof({ weight: 10, arbitrary: written }, { weight: 1, arbitrary: open }, preset, ...none);
  const choice = fc.record({ is: fc.constant('list-choice' as const), flag: flags, yes: one, no: one });
  return fc.oneof({ weight: 10, arbitrary: one }, { weight: 1, arbitrary: choice });
}
