import { expect, it } from 'vitest';
import { createRule } from '../src/engine/rule.ts';
import { testRule } from './rule-tester.ts';

const rule = createRule({
  name: 'some-rule',
  meta: {
    docs: { description: 'Require something', references: [] },
    messages: { wrong: '{{on}} is wrong.' },
    schema: { type: 'object', additionalProperties: false, properties: {} },
  },
  create: () => ({}),
});
const findings = [{ message: 'wrong', address: 'A', line: 1, column: 1 }] as const;
const one = { name: 'one', terraform: '# one' };
const two = { name: 'two', terraform: '# two', findings };
const three = { name: 'three', terraform: '# three', findings };

it('refuses a rule without a case of each verdict', () => {
  expect(() => testRule(rule, { valid: [], invalid: [two], unknown: [three] })).toThrow('there is no valid case');
  expect(() => testRule(rule, { valid: [one], invalid: [], unknown: [three] })).toThrow('there is no invalid case');
  expect(() => testRule(rule, { valid: [one], invalid: [two], unknown: [] })).toThrow('there is no unknown case');
});

it('refuses the same case twice, however it is named and indented', () => {
  const again = { ...two, name: 'again', terraform: '\n# two\n' };
  expect(() => testRule(rule, { valid: [one], invalid: [two, again], unknown: [three] })).toThrow(
    '"again" is the same case as "two"',
  );
});

it('refuses a case without text and a failing one without findings', () => {
  const silent = { ...two, findings: [] };
  expect(() => testRule(rule, { valid: [{ name: 'empty' }], invalid: [two], unknown: [three] })).toThrow('has no text');
  expect(() => testRule(rule, { valid: [one], invalid: [silent], unknown: [three] })).toThrow('expects no finding');
});
