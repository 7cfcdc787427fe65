import { describe, expect, it } from 'vitest';
import type { Data } from '../../src/model/value.ts';
import { isList } from '../../src/parsers/terraform/evaluate/symbolic.ts';
import { parseRoot, resource } from './read.ts';
import table from './variable-conversions.json' with { type: 'json' };

interface Row {
  readonly type: string;
  readonly value: string;
  readonly result?: unknown;
  readonly refused?: true;
}

/** What the value becomes in a variable of the type, or that it is refused. */
function answer({ type, value }: Row): unknown {
  const variable = `variable "v" {\n  type = ${type}\n  default = ${value}\n}\n`;
  const unit = parseRoot(`${variable}resource "aws_x" "x" {\n  a = var.v\n}`);
  const read = resource(unit, 'aws_x.x').body.read('a');
  return unit.diagnostics.some(({ code }) => code === 'invalid-variable') ? 'refused' : { value: plain(read) };
}

function plain(value: Data): unknown {
  if (value.state === 'absent') return null;
  if (value.state !== 'known') return value.state;
  if (typeof value.value !== 'object') return value.value;
  if (isList(value.value)) return value.value.items.map((item) => plain(item.value));
  return Object.fromEntries([...value.value.entries].map(([key, entry]) => [key, plain(entry)]));
}

describe('a value becomes what Terraform makes of it in a variable of a type', () => {
  it.each(table as readonly Row[])('$type of $value', (row) => {
    expect(answer(row)).toEqual(row.refused ? 'refused' : { value: row.result });
  });
});
