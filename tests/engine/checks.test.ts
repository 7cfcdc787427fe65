import { describe, expect, it } from 'vitest';
import { createLocator } from '../../src/engine/locate.ts';
import { createRule } from '../../src/engine/rule.ts';
import type { RuleRun } from '../../src/engine/rule.ts';
import type { RunContext } from '../../src/engine/run-rules.ts';
import { runRules } from '../../src/engine/run-rules.ts';
import { known, unknown } from '../../src/model/value.ts';
import { decide } from '../../src/model/verdict.ts';
import { at, cluster, graphOf, sourceFile } from './made-graph.ts';

const file = sourceFile('resource "x" "c" {\n  port = 5439\n}\n');
const segment = { profile: 'segment/redshift', vendor: 'Segment', source: 'https://s', readOn: '2026-11-21' };
const omni = { ...segment, profile: 'omni', vendor: 'Omni' };

const portRule = createRule({
  name: 'some-port',
  meta: {
    docs: { description: 'Require a port', references: [] },
    messages: {
      wrong: '{{on}} listens on {{port}}; {{who}} 5439.',
      usual: '{{port}} is also what {{vendor}} expects.',
    },
    schema: { type: 'object', additionalProperties: false, properties: {} },
  },
  create: ({ check }) => ({
    RedshiftCluster(on) {
      const { port } = on.props;
      check(
        decide(port, (value) => value === 5439, 'pass'),
        {
          on,
          fail: { message: 'wrong', at: port, data: { port } },
          unknown: { message: 'wrong', at: port, data: { port } },
          ...(port.state === 'known' && { pass: { message: 'usual', at: port, data: { port } } }),
        },
      );
    },
  }),
});

const run: RuleRun = { rule: portRule, options: {}, severity: 'error', requesters: [segment, omni] };
const written = { ...at(file, '5439'), property: 'port' };
const header = at(file, 'resource "x" "c"');

function checksOn(props: NonNullable<Parameters<typeof cluster>[0]>['props'], more: Partial<RunContext> = {}) {
  const locate = createLocator(({ file: json }) => ({ file: json, start: 0, end: 0 }));
  const context = { inputs: new Map(), declaredInputs: [], audiences: [], root: '/repo', locate, everyCheck: true };
  return runRules([run], graphOf([cluster({ at: header, ...(props && { props }) })]), { ...context, ...more });
}

describe('the outcome of every check', () => {
  it('is kept only when somebody asks for it', () => {
    expect(checksOn({ port: known(80, written) }, { everyCheck: false })).not.toHaveProperty('checks');
  });

  it('is there once for each who asks, in the name of each', () => {
    const { checks, findings } = checksOn({ port: known(80, written) });
    expect(findings).toMatchObject([{ requesters: [segment, omni] }]);
    expect(checks).toMatchObject([
      { verdict: 'fail', requesters: [omni], message: '`aws_redshift_cluster.c` listens on 80; Omni requires 5439.' },
      {
        verdict: 'fail',
        requesters: [segment],
        message: '`aws_redshift_cluster.c` listens on 80; Segment requires 5439.',
      },
    ]);
  });

  it('holds what passed, at the value that decided it, with the remark of the rule', () => {
    const { checks, passed } = checksOn({ port: known(5439, written) });
    expect(passed).toBe(1);
    expect(checks).toMatchObject([
      {
        verdict: 'pass',
        messageId: 'usual',
        message: '5439 is also what Omni expects.',
        address: 'aws_redshift_cluster.c',
        place: { start: { line: 2, column: 10 } },
      },
      { verdict: 'pass', message: '5439 is also what Segment expects.' },
    ]);
  });

  it('says nothing of what passed without a remark', () => {
    const { checks } = checksOn({ port: { state: 'absent', ...header } });
    expect(checks).toMatchObject([
      { verdict: 'pass', messageId: '', message: '', place: { start: { line: 1 } } },
      { verdict: 'pass' },
    ]);
  });

  it('holds what is undecided, with what would decide it', () => {
    const { checks } = checksOn({ port: unknown({ kind: 'parameter', name: 'Port' }, written) });
    expect(checks).toMatchObject([
      { verdict: 'unknown', lacks: ['parameter `Port` has no default; pass `--parameters`'] },
      { verdict: 'unknown' },
    ]);
  });

  it('says of what the sources accept who accepts it', () => {
    const from = { file, start: 0, end: file.text.length };
    const { checks, findings } = checksOn(
      { port: known(80, written) },
      {
        accepted: {
          suppressions: [
            [
              '/repo',
              {
                at: from,
                covers: { from, to: from },
                rules: [{ name: 'some-port', at: from }],
                reason: 'agreed',
              },
            ],
          ],
          ruleNames: ['some-port'],
          today: '2026-11-21',
        },
      },
    );
    expect(findings).toEqual([]);
    expect(checks).toMatchObject([
      { verdict: 'fail', suppression: { reason: 'agreed' } },
      { verdict: 'fail', suppression: { reason: 'agreed' } },
    ]);
  });
});
