import { describe, expect, it } from 'vitest';
import { buildGraph } from '../../src/graph/build-graph.ts';
import type { PolicyStatement } from '../../src/graph/props/policy.ts';
import { atom, not } from '../../src/model/guard.ts';
import type { Value } from '../../src/model/value.ts';
import { plain } from './argument-table.ts';
import type { Literal } from './raw.ts';
import { data, either, open, parsed, resource } from './raw.ts';

function policyIn(PolicyDocument: Literal) {
  const { graph, diagnostics } = buildGraph(parsed([resource(['AWS::EC2::VPCEndpoint', 'E'], { PolicyDocument })]));
  return { policy: graph.all('VpcEndpoint')[0]!.props.policy, diagnostics };
}

function statementsOf(literal: Literal): readonly Value<PolicyStatement>[] {
  const { policy } = policyIn(literal);
  if (policy.state !== 'known') throw new Error(policy.state);
  return policy.value.statements.items.map((item) => item.value);
}

function told(statement: Value<PolicyStatement> | undefined): unknown {
  if (statement?.state !== 'known') return statement?.state;
  const { effect, principals, notPrincipals, actions, notActions, resources, notResources, conditional } =
    statement.value;
  return [effect, principals, notPrincipals, actions, notActions, resources, notResources, conditional].map(plain);
}

const full = { Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' };

describe('a policy', () => {
  it('says the same as an object and as the text of one', () => {
    const expected = ['Allow', ['*'], 'absent', ['*'], 'absent', ['*'], 'absent', false];
    expect(told(statementsOf({ Statement: [full] })[0])).toEqual(expected);
    expect(told(statementsOf(JSON.stringify({ Statement: [full] }))[0])).toEqual(expected);
  });

  it('may have a single statement that is no list', () => {
    expect(statementsOf({ Statement: full })).toHaveLength(1);
  });

  it('lists principals of every type, singly written or listed', () => {
    const statement = {
      Principal: { AWS: ['111122223333', 'arn:aws:iam::444455556666:root'], Service: 'redshift.amazonaws.com' },
      NotPrincipal: { AWS: '*' },
    };
    expect(told(statementsOf({ Statement: statement })[0])).toEqual([
      'absent',
      ['111122223333', 'arn:aws:iam::444455556666:root', 'redshift.amazonaws.com'],
      ['*'],
      'absent',
      'absent',
      'absent',
      'absent',
      false,
    ]);
  });

  it('tells what it exempts, and whether conditions narrow it', () => {
    const statement = {
      NotAction: ['s3:*'],
      NotResource: 'arn:x',
      Condition: { Bool: { 'aws:SecureTransport': 'true' } },
    };
    expect(told(statementsOf({ Statement: statement })[0])).toEqual([
      'absent',
      'absent',
      'absent',
      'absent',
      ['s3:*'],
      'absent',
      ['arn:x'],
      true,
    ]);
    expect(told(statementsOf({ Statement: { ...full, Condition: {} } })[0])).toContain(false);
  });

  it('stands, with all that is in it, where its text stands', () => {
    const text = data(JSON.stringify({ Statement: full }));
    const [statement] = statementsOf(text);
    expect(statement?.at).toBe(text.at);
    expect(statement?.state === 'known' && statement.value.actions.items[0]?.value.at).toBe(text.at);
  });

  it('keeps what is unknown in it unknown', () => {
    expect(told(statementsOf({ Statement: { ...full, Principal: { AWS: [open()] } } })[0])).toContainEqual(['unknown']);
    expect(told(statementsOf({ Statement: [open()] })[0])).toBe('unknown');
    expect(policyIn(open()).policy.state).toBe('unknown');
  });

  it('is one of several under their conditions', () => {
    const prod = atom('prod');
    const { policy } = policyIn(either(prod, { Statement: [full] }, null));
    expect(policy.state === 'one-of' && policy.cases.map((each) => [each.when, each.value.state])).toEqual([
      [prod, 'known'],
      [not(prod), 'absent'],
    ]);
  });

  it.each([['no JSON'], ['[]'], ['null'], [['list']]])('that is none is unknown, with a diagnostic: %j', (literal) => {
    const { policy, diagnostics } = policyIn(literal);
    expect(policy).toMatchObject({ state: 'unknown', reason: { kind: 'invalid' } });
    expect(diagnostics).toMatchObject([
      { code: 'wrong-type', message: 'PolicyDocument must be a JSON object with statements.', at: policy.at },
    ]);
  });
});
