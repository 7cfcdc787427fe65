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
  const file = { path: '/expression', text: expression };
  const run = createRun({ id: '/', format: 'terraform', root: '/' }, memorySources({}), parseOptions());
  const references = { read: (path: readonly string[], at: Data['at']) => run.fault(at, `${path.join('.')}?`) };
  const { expression: tree } = parseHclExpression(file);
  const { result, faults } = run.apart(() => evaluate(tree, { run, folder: '/', names: new Map(), references }));
  return faults > 0 ? 'refused' : { value: plain(result) };
}

function plain(value: Data): unknown {
  if (value.state === 'absent') return null;
  if (value.state === 'unknown') return `unknown: ${JSON.stringify(value.reason)}`;
  if (value.state === 'one-of') return 'one-of';
  if (typeof value.value !== 'object') return value.value;
  if (isList(value.value)) return value.value.items.map((item) => plain(item.value));
  return Object.fromEntries([...value.value.entries].map(([key, entry]) => [key, plain(entry)]));
}

describe('an expression is what Terraform says it is', () => {
  it.each(table as readonly { expression: string; value?: unknown; refused?: true }[])(
    '$expression',
    ({ expression, value, refused }) => {
      expect(answer(expression)).toEqual(refused ? 'refused' : { value });
    },
  );
});
