import { describe, expect, it } from 'vitest';
import { evaluate } from '../../src/parsers/terraform/evaluate/evaluate.ts';
import { createRun } from '../../src/parsers/terraform/evaluate/run.ts';
import { isList } from '../../src/parsers/terraform/evaluate/symbolic.ts';
import { parseHclExpression } from '../../src/parsers/terraform/hcl/parse.ts';
import type { Data } from '../../src/model/value.ts';
import { memorySources } from '../../src/sources/memory.ts';
import table from './expressions.json' with { type: 'json' };
import { parseOptions } from './read.ts';

/** What an expression is here: its value, or that it was refused. */
function answer(expression: string): unknown {
  const file = { path: '/expression', text: `${expression}\n` };
  const run = createRun({ id: '/', format: 'terraform', root: '/' }, memorySources({}), parseOptions());
  const references = { read: (path: readonly string[], at: Data['at']) => run.fault(at, `${path.join('.')}?`) };
  const { expression: tree, problems } = parseHclExpression(file);
  const { result, faults } = run.apart(() => evaluate(tree, { run, folder: '/', names: new Map(), references }));
  return faults > 0 || problems.length > 0 ? 'refused' : { value: plain(result) };
}

function plain(value: Data): unknown {
  if (value.state === 'absent') return null;
  if (value.state === 'unknown') return `unknown: ${JSON.stringify(value.reason)}`;
  if (value.state === 'one-of') return 'one-of';
  if (typeof value.value !== 'object') return value.value;
  if (isList(value.value)) return value.value.items.map((item) => plain(item.value));
  return Object.fromEntries([...value.value.entries].map(([key, entry]) => [key, plain(entry)]));
}

/** What is not as Terraform 1.11 has it, and why. */
const exceptions: Readonly<Record<string, readonly string[]>> = {
  'Terraform 1.12 decides by the first operand, and which version will run is not known': [
    'false && null',
    'true || null',
    'false && "x"',
    'true || "x"',
    'true || "a"',
    'true || []',
    'true || { a = 1 }',
    '!false || true && null',
    'false && jsondecode("{")',
    'true || jsondecode("{")',
    'false && {}.a',
    'true || {}.a',
    'try(false && jsondecode("{"), "err")',
    'can(true || jsondecode("{"))',
  ],
  'later versions count from the end': ['element(["a", "b", "c"], -1)', 'element(["a", "b", "c"], -4)'],
  'empty lists are not told apart by what they are for': ['(true ? [] : ["a"]) == tolist([])'],
  'a set is like a list for functions that only read it': ['index(toset(["a"]), "a")'],
  'fractions have the digits of a double': ['tostring(10 / 3)', 'pow(2, 64)', 'tostring(pow(2, 64))'],
  "a slip of Terraform's address arithmetic": ['cidrhost("::ffff:10.0.0.0/104", 1)'],
};
const excepted = new Set(Object.values(exceptions).flat());

describe('an expression is what Terraform says it is', () => {
  it.each(table as readonly { expression: string; value?: unknown; refused?: true }[])(
    '$expression',
    ({ expression, value, refused }) => {
      const wanted = refused ? 'refused' : { value };
      if (excepted.has(expression)) expect(answer(expression)).not.toEqual(wanted);
      else expect(answer(expression)).toEqual(wanted);
    },
  );
});
