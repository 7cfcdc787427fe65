import { describe, expect, it } from 'vitest';
import { conditionText, decidersOf, isOfEmptyLists } from '../../src/engine/conditions.ts';
import { asShown } from '../../src/graph/unshown.ts';
import type { Guard } from '../../src/model/guard.ts';
import { always, and, atom, choice, not, or } from '../../src/model/guard.ts';
import { placeVariable } from '../../src/model/place-variable.ts';

const unit = '/repo/template.yaml';
const reason = { kind: 'attribute', address: 'aws_x.y', attribute: 'ids' } as const;
const stage = (index: number): Guard => choice(`${unit}: parameter Stage`, index);
const flag = atom(`${unit} var.create`);
const choices = new Map([[`${unit}: parameter Stage`, { values: ['dev', 'prod'] }]]);
const text = (guard: Guard, world: Guard = always, named?: ReadonlyMap<string, Guard>): string | undefined =>
  conditionText(guard, world, { unit, open: { choices, ...(named && { named }) } });

describe('a condition in words', () => {
  it.each([
    ['parameter `Stage` is "prod"', stage(1)],
    ['parameter `Stage` is not "prod"', not(stage(1))],
    ['parameter `Stage` is "dev" or "prod"', or(stage(0), stage(1))],
    ['parameter `Stage` is neither "dev" nor "prod"', not(or(stage(0), stage(1)))],
    ['`var.create` is true', flag],
    ['`var.create` is false', not(flag)],
    ['`var.x` is null', atom(`${unit} var.x == null`)],
    ['`var.x` is not null', not(atom(`${unit} var.x == null`))],
    ['`var.x < 3` is true', atom(`${unit} var.x < 3`)],
    ['`var.ports` is empty', not(atom(`${unit} 0 < length(var.ports)`))],
    ['`var.ports` is not empty', atom(`${unit} 0 < length(var.ports)`)],
    ['the samconfig environment is true', atom(`${unit}: the samconfig environment`)],
    ['sets hold no more than the plan shows', asShown],
    ['`aws_lb.x.subnets` does not hold `aws_subnet.a`', not(atom(`${unit} aws_lb.x.subnets has aws_subnet.a`))],
    ['sets hold no more than the plan shows and `var.create` is true', and(flag, asShown)],
    ['condition `IsProd` is false', not(atom(`${unit}: condition IsProd`))],
    ['`var.create` is true and parameter `Stage` is "dev"', and(stage(0), flag)],
    ['`var.create` is true, or parameter `Stage` is "dev"', or(stage(0), flag)],
  ])('%s', (words, guard) => {
    expect(text(guard)).toBe(words);
  });

  it('tells two cases and counts the others', () => {
    const pairs = (count: number) =>
      or(...Array.from({ length: count }, (_, n) => and(atom(`${unit} var.a${n}`), atom(`${unit} var.b${n}`))));
    const two = '`var.a0` is true and `var.b0` is true, or `var.a1` is true and `var.b1` is true';
    expect(text(pairs(3))).toBe(`${two}, or in 1 more case`);
    expect(text(pairs(5))).toBe(`${two}, or in 3 more cases`);
    expect(text(pairs(20))).toMatch(/, or in many more cases$/);
  });

  it('has the name of the condition of the source that says just this, where that is shorter', () => {
    const named = new Map([
      ['Small', stage(0)],
      ['Both', and(stage(0), flag)],
    ]);
    expect(text(and(stage(0), flag), always, named)).toBe('condition `Both` is true');
    expect(text(or(not(stage(0)), not(flag)), always, named)).toBe('condition `Both` is false');
    expect(text(stage(0), always, named)).toBe('parameter `Stage` is "dev"');
  });

  it('leaves out what holds wherever the check counts', () => {
    expect(text(and(stage(0), flag), flag)).toBe('parameter `Stage` is "dev"');
  });

  it('has no words for what the sources do not name', () => {
    expect(text(atom(`${unit} /repo/main.tf:120`))).toBeUndefined();
    expect(text(or(flag, atom(`${unit} /repo/main.tf:120`)))).toBeUndefined();
    expect(text(atom(`${unit} ${placeVariable('/repo/main.tf:120 (3)', reason)}`))).toBeUndefined();
  });
});

describe('what would decide a condition', () => {
  it.each([
    [stage(0), ['parameter `Stage` has no default; pass `--parameters`']],
    [flag, ['variable `create` has no default; pass `--var create=…` or a `--var-file`']],
    [
      atom(`${unit} module.a["x"].var.create == null`),
      ['variable `create` of `module.a["x"]` has no value; set it where the module is called'],
    ],
    [
      atom(`${unit} 0 < length(module.a.var.ports)`),
      ['variable `ports` of `module.a` has no value; set it where the module is called'],
    ],
    [
      atom(`${unit} ${placeVariable('/repo/main.tf:120 (3)', reason)}`),
      [
        'attribute `ids` of `aws_x.y` exists only after deployment; lint a plan that is made then (`terraform show -json`)',
      ],
    ],
    [choice(`${unit}: AWS::Region`, 0), ['the source does not say in which Region it is deployed; pass `--region`']],
    [choice(`${unit} terraform.workspace`, 0), ['which workspace is chosen is not in the source; pass `--workspace`']],
    [atom(`${unit}: condition IsProd`), ['it depends on condition `IsProd`']],
    [choice(`${unit}: the samconfig environment`, 0), ['it depends on the samconfig environment']],
  ])('is what is open of it', (guard, lacks) => {
    expect(decidersOf(guard, always, unit)).toEqual(lacks);
  });

  it('is not what is so wherever the check counts', () => {
    expect(decidersOf(and(stage(0), flag), stage(0), unit)).toEqual([
      'variable `create` has no default; pass `--var create=…` or a `--var-file`',
    ]);
  });
});

describe('a condition of nothing but empty lists', () => {
  const ports = atom(`${unit} 0 < length(var.ports)`);
  const zones = atom(`${unit} 0 < min(3, length(data.aws_availability_zones.all.names))`);

  it.each([
    ['a list', not(ports), true],
    ['one of two lists', or(not(ports), not(zones)), true],
    ['both lists', and(not(ports), not(zones)), true],
    ['a list that is not empty', ports, false],
    ['a list, and something else', and(not(ports), flag), false],
    ['a list, or something else', or(not(ports), flag), false],
    ['always', always, false],
  ])('%s', (_, guard, is) => {
    expect(isOfEmptyLists(guard, always, { unit, open: undefined })).toBe(is);
  });
});
