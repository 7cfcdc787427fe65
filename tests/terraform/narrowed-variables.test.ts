import { describe, expect, it } from 'vitest';
import { and, never } from '../../src/model/guard.ts';
import { casesOf } from '../../src/model/cases.ts';
import { parseRoot, resource } from './read.ts';

/** What an argument that is the variable `x` may be; `?` for what is unknown. */
function possible(conditions: readonly string[], type = 'string', more = ''): readonly unknown[] {
  const validations = conditions.map(
    (condition) => `  validation {\n    condition = ${condition}\n    error_message = "No."\n  }\n`,
  );
  const unit = parseRoot(
    `variable "x" {\n  type = ${type}\n${more}${validations.join('')}}\nresource "aws_x" "r" {\n  a = var.x\n}\n`,
  );
  expect(unit.diagnostics).toEqual([]);
  return casesOf(resource(unit, 'aws_x.r').body.read('a')).map(({ value }) =>
    value.state === 'known' ? value.value : '?',
  );
}

describe('a variable that nothing sets', () => {
  it.each([
    [['contains(["a", "b"], var.x)'], 'string', ['a', 'b']],
    [['var.x == "a" || var.x == "b"'], 'string', ['a', 'b']],
    [['var.x == 5439'], 'number', [5439]],
    [['contains([5439, 5440], var.x)'], 'number', [5439, 5440]],
    [['contains(["a", "b", "c"], var.x)', 'var.x != "b"'], 'string', ['a', 'c']],
    [['contains(["a", "b"], var.x) && length(var.x) > 0'], 'string', ['a', 'b']],
    [['var.x != "a"'], 'string', ['?']],
    [['var.x == null || contains(["a"], var.x)'], 'string', ['?']],
    [['length(var.x) > 3'], 'string', ['?']],
    [['contains(["a", "b"], lower(var.x))'], 'string', ['?']],
  ] as const)('is what its validations leave: %s', (conditions, type, values) => {
    expect(possible(conditions, type)).toEqual(values);
  });

  it('has its default, whatever else they leave', () => {
    expect(possible(['contains(["a", "b"], var.x)'], 'string', '  default = "b"\n')).toEqual(['b']);
  });

  it('agrees wherever it is compared', () => {
    const unit = parseRoot(`
variable "x" {
  type = string
  validation {
    condition     = contains(["a", "b"], var.x)
    error_message = "No."
  }
}
resource "aws_x" "a" {
  count = var.x == "a" ? 1 : 0
}
resource "aws_x" "b" {
  count = var.x == "b" ? 1 : 0
}
resource "aws_x" "c" {
  count = var.x == "c" ? 1 : 0
}
`);
    expect(unit.resources.map(({ address }) => address)).toEqual(['aws_x.a[0]', 'aws_x.b[0]']);
    const [a, b] = unit.resources.map(({ when }) => when);
    expect(and(a ?? never, b ?? never)).toBe(never);
  });
});

it('what each turn of a loop compares may come out differently', () => {
  const unit = parseRoot(`
resource "aws_x" "r" {
  for_each = toset(["a", "b"])
  a = timestamp() == "x" ? each.key : "none"
}
`);
  const [first, second] = ['a', 'b'].map((key) => casesOf(resource(unit, `aws_x.r["${key}"]`).body.read('a'))[0]?.when);
  expect(first).toBeDefined();
  expect(first).not.toBe(second);
});
