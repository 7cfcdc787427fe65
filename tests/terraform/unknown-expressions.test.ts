import { describe, expect, it } from 'vitest';
import { always } from '../../src/model/guard.ts';
import type { Data } from '../../src/model/value.ts';
import { doubtOf, isList, presenceOf } from '../../src/parsers/terraform/evaluate/symbolic.ts';
import { parseRoot, resource } from './read.ts';
import table from './unknown-expressions.json' with { type: 'json' };
import values from './unknown-values.json' with { type: 'json' };

interface Answer {
  readonly expression: string;
  readonly value?: unknown;
  /** True, or the shape of the value with true where it is not known. */
  readonly unknown?: unknown;
  readonly refused?: boolean;
}

const open = 'unknown';

/** The value of an expression here, `unknown` in the place of what is not claimed, and whether it is refused. */
function answer(expression: string): { readonly value: unknown; readonly refused: boolean } {
  const unit = parseRoot(`${values.configuration}\nresource "aws_x" "x" {\n  a = ${expression}\n}\n`);
  const refused = unit.diagnostics.some((each) => each.code === 'invalid-expression');
  return { value: claimed(resource(unit, 'aws_x.x').body.read('a')), refused };
}

function claimed(value: Data): unknown {
  if (value.state === 'absent') return null;
  if (value.state !== 'known') return open;
  const datum = value.value;
  if (typeof datum !== 'object') return datum;
  if (isList(datum)) {
    if (datum.rest.length > 0 || datum.items.some((item) => item.when !== always)) return open;
    // A plan shows a set with what is known of it; of a list it shows what stands where.
    const doubt = datum.set ? undefined : doubtOf(datum);
    if (doubt?.uncounted) return open;
    return datum.items.map((item, index) => (index < (doubt?.firm ?? Infinity) ? claimed(item.value) : open));
  }
  return datum.rest || presenceOf(datum)
    ? open
    : Object.fromEntries([...datum.entries].map(([key, each]) => [key, claimed(each)]));
}

/** What Terraform says, in the same form. */
function planned(value: unknown, unknown: unknown): unknown {
  if (unknown === true) return open;
  if (Array.isArray(unknown)) {
    const items: readonly unknown[] = Array.isArray(value) ? value : [];
    return unknown.map((each, index) => planned(items[index], each));
  }
  if (typeof unknown !== 'object' || unknown === null) return value;
  const entries = value as Readonly<Record<string, unknown>>;
  const names = [...new Set([...Object.keys(entries), ...Object.keys(unknown)])];
  return Object.fromEntries(
    names.map((name) => [name, planned(entries[name], (unknown as Readonly<Record<string, unknown>>)[name])]),
  );
}

/** Terraform leaves these open in a plan, and pl-lint knows them, or a part of them. */
const knownHere: Readonly<Record<string, readonly string[]>> = {
  'whatever the unknown is, the result is the same, or Terraform refuses it': [
    'local.number == local.number',
    'local.string == local.string',
    'local.bool && false',
    'local.bool || true',
    'false && local.bool',
    'true || local.bool',
    'local.bool ? "a" : "a"',
    '{ a = 1 }[local.string]',
    'tomap({ a = 1 })[local.string]',
    '[local.string] == [local.string]',
    'join(local.string, ["a"])',
    'join(local.string, [])',
    'contains([], local.string)',
    'setintersection([], [local.string])',
    'setsubtract([local.string], [local.string])',
    'alltrue([local.bool, false])',
    'alltrue(tolist([local.bool, false]))',
    'issensitive(local.string)',
    'local.string || true',
    'local.set == null',
  ],
  'terraform_data hands out what it is given': [
    'local.any.a',
    'local.any["a"]',
    'flatten([local.any])',
    'lookup(local.any, "a", "d")',
    'merge(local.any, { z = 1 })',
    'try(local.any.a, "a")',
    'can(local.any.a)',
    'terraform_data.u.output',
    'terraform_data.u.output.a',
    'local.any == null',
    '"${local.any}"',
    'jsonencode(local.any)',
    'try(local.any)',
    'can(local.any)',
    'local.any[*]',
    '[for x in local.any : x]',
  ],
  'try and can look into what is known in part': [
    'try(local.tuple)',
    'can(local.tuple)',
    'try(local.object)',
    'can(local.object)',
    'try(local.map)',
    'can(local.map)',
    'try(local.lists)',
    'can(local.lists)',
  ],
  'an id is not empty, an element is the same as itself, and a slice has a length': [
    'compact(local.tuple)',
    'distinct([local.string, local.string])',
    'slice(local.list, 0, 1)',
  ],
  'beside an unknown value, whose type is not known, others keep theirs': [
    'tolist([local.string, 1])',
    'tomap({ a = local.string, b = 1 })',
  ],
};
/** Terraform knows these from what is certain of any such value, and pl-lint leaves them open. */
const openHere: Readonly<Record<string, readonly string[]>> = {
  'the type of an unknown value is not known': [
    'local.string == 1',
    'local.string == true',
    'local.number == "x"',
    'local.number == true',
    'local.bool == 1',
    'local.bool == "x"',
    'local.string[*]',
    'try(local.string.x, "d")',
    'can(local.string.x)',
  ],
  'how many elements an unknown list has at least is not known': ['local.list == []', 'local.list == tolist([])'],
  'a part of the result could be known, and nobody asked for it yet': [
    'local.bool ? null : null',
    'length("pre-${local.string}") > 2',
    'formatlist("%s", local.tuple)',
    'formatlist("%s-x", local.tuple)',
    'formatlist("%s-%s", ["a", "b"], local.string)',
    'index(local.tuple, "a")',
    'terraform_data.u.triggers_replace',
  ],
};
const listed = (lists: Readonly<Record<string, readonly string[]>>) => new Set(Object.values(lists).flat());
const [more, less] = [listed(knownHere), listed(openHere)];

describe('an expression over values that are not known yet', () => {
  it.each(table as readonly Answer[])('$expression', ({ expression, value, unknown, refused }) => {
    const ours = answer(expression);
    // The type of an unknown value is not known here, so what Terraform refuses may be unknown.
    if (refused) {
      expect([true, open]).toContain(ours.refused || ours.value);
      return;
    }
    const wanted = planned(value, unknown);
    expect(ours.refused).toBe(false);
    if (more.has(expression)) expect(ours.value).not.toEqual(wanted);
    else expect(ours.value).toEqual(less.has(expression) ? open : wanted);
  });
});
