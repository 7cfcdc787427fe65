import fc from 'fast-check';
import { rewrite } from './system/parts.ts';
import type { Expression, Item, Scalar, System } from './system/system.ts';
import { literal } from './system/system.ts';

/** Changes to a system after which everything must be said as before. */
export const changes: Readonly<Record<string, fc.Arbitrary<(system: System) => System>>> = {
  'the order of resources, rules and items': fc.func(fc.nat()).map((rank) => (system) => sortedBy(system, rank)),
  'an unrelated resource more': fc.constant((system) => ({
    ...system,
    groups: [...system.groups, { name: 'Group7' }],
    subnets: [...system.subnets, { name: 'Subnet7', zone: literal('us-east-1a') }],
    prefixLists: [...system.prefixLists, { name: 'List7', entries: [], style: 'inline' as const }],
  })),
  'defaults of parameters in place of literals': fc.constant((system) =>
    rewrite(system, (part) => (part['is'] === 'literal' ? preset(part['value'] as Scalar) : undefined)),
  ),
  'conditions that are decided': fc.constant((system) => {
    const changed = rewrite(system, (part) =>
      part['is'] === 'literal' || part['is'] === 'reference' ? decided(part as unknown as Expression) : undefined,
    );
    // In which group a rule stands is no expression that could hold a condition.
    const inline = new Map(
      system.rules.filter(({ style }) => style === 'inline').map((rule) => [rule.name, rule.group]),
    );
    return {
      ...changed,
      rules: changed.rules.map((rule) => ({ ...rule, group: inline.get(rule.name) ?? rule.group })),
    };
  }),
};

function preset(value: Scalar): Expression {
  const types = { string: 'string', number: 'number', boolean: 'bool' } as const;
  const type = types[typeof value as keyof typeof types];
  return {
    is: 'parameter',
    name: `Preset${Buffer.from(String(value)).toString('hex')}`,
    type,
    value,
  };
}

function decided(yes: Expression): Expression {
  return { is: 'decided', yes, no: { is: 'absent' } };
}

/** Everything whose order means nothing, sorted by ranks that mean nothing. */
function sortedBy(system: System, rank: (text: string) => number): System {
  const shuffled = <T>(all: readonly T[]): readonly T[] =>
    all
      .map((each) => ({ each, at: rank(JSON.stringify(each)) }))
      .sort((one, other) => one.at - other.at)
      .map(({ each }) => each);
  const resources = Object.entries(system as unknown as Readonly<Record<string, readonly unknown[]>>);
  const mixed = Object.fromEntries(resources.map(([kind, all]) => [kind, shuffled(all)])) as unknown as System;
  return rewrite(mixed, (part) =>
    part['is'] === 'items' ? { ...part, items: shuffled(part['items'] as readonly Item[]) } : undefined,
  );
}
