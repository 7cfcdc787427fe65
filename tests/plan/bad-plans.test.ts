import { describe, expect, it } from 'vitest';
import { lint } from '../../src/index.ts';
import { memorySources } from '../../src/sources/memory.ts';
import { planText } from './made-plan.ts';

async function said(text: string, path = '/plan.json') {
  const neighbour = planText({ changes: [{ address: 'aws_lb.beside' }] });
  const sources = memorySources({ [path]: text, '/beside.json': neighbour });
  const { diagnostics, units } = await lint([path, '/beside.json'], { sources, profiles: ['aws'] });
  expect(units.map((unit) => unit.id)).toContain('/beside.json');
  return {
    codes: diagnostics.map(({ code, severity }) => `${severity} ${code}`),
    messages: diagnostics.map(({ message }) => message).join('\n'),
    resources: units.find((unit) => unit.id === path)?.resources,
  };
}

const whole = planText({ changes: [{ address: 'aws_lb.x', after: { subnets: ['a'] } }] });
const deep = (n: number) => `${'{"a":['.repeat(n)}${']}'.repeat(n)}`;

describe('plans that cannot be read are said to be so, and what is beside them is linted', () => {
  it('one that is cut off', async () => {
    expect((await said(whole.slice(0, -40))).codes).toEqual(['error invalid-plan']);
  });

  it('one of a version to come', async () => {
    const { codes, messages } = await said(whole.replace('"1.2"', '"2.0"'));
    expect(codes).toEqual(['error plan-version']);
    expect(messages).toContain('format version "2.0"');
  });

  it('one that Terraform could not finish', async () => {
    const { codes, resources } = await said(whole.replace('{', '{"errored":true,'));
    expect([codes, resources]).toEqual([['warning incomplete-plan'], 1]);
  });

  it('a raw state', async () => {
    const { messages } = await said('{"version":4,"terraform_version":"1.11.4","serial":1,"resources":[]}', '/s.json');
    expect(messages).toContain('"terraform show -json"');
  });

  it('the messages of "terraform plan -json"', async () => {
    const { messages } = await said('{"@level":"info","@message":"Terraform 1.11.4"}\n', '/p.json');
    expect(messages).toContain('"terraform plan -json"');
  });
});

describe('whatever stands where something else should', () => {
  const wrong = ['null', '7', '"x"', 'true', '[]', '{}', '[null]', '[[]]', '{"__proto__":{"a":1}}', '[7,"x",{}]'];
  const places = ['resource_changes', 'planned_values', 'prior_state', 'configuration', 'variables', 'format'];

  it.each(places)('%s: nothing throws', async (place) => {
    for (const value of wrong) {
      const content = JSON.parse(whole) as Record<string, unknown>;
      content[place] = JSON.parse(value);
      await said(JSON.stringify(content));
    }
  });

  it('in every place of a plan', async () => {
    const values: unknown[] = [null, 7, 'x', [], {}, [null]];
    const content = JSON.parse(
      planText({
        changes: [
          { address: 'aws_vpc_endpoint_service.s', after: { allowed_principals: ['*'] }, unknown: { arn: true } },
        ],
        root: {
          resources: [{ type: 'aws_lb', name: 'x', expressions: { a: { references: ['var.a'] }, b: [{}] } }],
          module_calls: {
            m: { source: './m', expressions: { v: {} }, module: { outputs: { o: { expression: {} } } } },
          },
          outputs: { o: { expression: { references: ['module.m.o', 'local.x'] } } },
          variables: { a: { default: 1 } },
        },
      }),
    ) as object;
    let tried = 0;
    const change = async (part: object): Promise<void> => {
      for (const [name, value] of Object.entries(part) as [string, unknown][]) {
        for (const other of values) {
          (part as Record<string, unknown>)[name] = other;
          const sources = memorySources({ '/plan.json': JSON.stringify(content) });
          const { diagnostics } = await lint(['/plan.json'], { sources, profiles: ['aws'] });
          expect(diagnostics.map(({ code }) => code)).not.toContain('rule-fault');
          tried++;
        }
        (part as Record<string, unknown>)[name] = value;
        if (typeof value === 'object' && value !== null) await change(value);
      }
    };
    await change(content);
    expect(tried).toBeGreaterThan(200);
  });

  it('names that objects have by nature', async () => {
    const text = planText({
      changes: ['__proto__', 'constructor', 'aws_lb.toString', 'module.__proto__.aws_lb.x'].map((address) => ({
        address,
      })),
    });
    expect((await said(text)).codes).toEqual([]);
  });

  it('100,000 levels', async () => {
    const after = { allowed_principals: 'HERE', network_load_balancer_arns: 'HERE' };
    const value = planText({ changes: [{ address: 'aws_vpc_endpoint_service.x', after }] });
    const { codes, messages } = await said(value.replaceAll('"HERE"', deep(50_000)));
    expect(codes).not.toContain('error unread-resource');
    expect(codes.filter((code) => code.endsWith('evaluation-limit'))).toEqual(['warning evaluation-limit']);
    expect(messages).toContain('Reading stopped here at a limit: values may nest 60 levels deep.');
  });

  it('modules in modules without end', async () => {
    const levels = 50_000;
    const nested = `${'{"child_modules":['.repeat(levels)}${']}'.repeat(levels)}`;
    const calls = `${'{"module_calls":{"m":{"module":'.repeat(levels)}{}${'}}}'.repeat(levels)}`;
    const text = `{"format_version":"1.2","planned_values":{},"prior_state":{"values":{"root_module":${nested}}},"configuration":{"root_module":${calls}}}`;
    const { codes, messages } = await said(text);
    expect(codes).toEqual(['warning evaluation-limit']);
    expect(messages).toContain('called through more than 100 others here. What lies deeper is not linted.');
  });

  it('one address twice: the first counts', async () => {
    const text = planText({ changes: [{ address: 'aws_lb.x' }, { address: 'aws_lb.x' }] });
    expect((await said(text)).resources).toBe(1);
  });

  it('a byte order mark', async () => {
    expect((await said(`\uFEFF${whole}`)).codes).toEqual([]);
  });
});

describe('states', () => {
  const state = (root_module: object) =>
    JSON.stringify({ format_version: '1.0', terraform_version: '1.11.4', values: { root_module } });
  const cluster = {
    address: 'module.db["a"].aws_redshift_cluster.c',
    mode: 'managed',
    type: 'aws_redshift_cluster',
    name: 'c',
    values: { port: 6000, node_type: 'ra3.large', availability_zone_relocation_enabled: false },
    sensitive_values: {},
  };

  it('are linted as what is there', async () => {
    const text = state({ child_modules: [{ address: 'module.db["a"]', resources: [cluster] }] });
    const sources = memorySources({ '/state.json': text });
    const { findings, units } = await lint(['/state.json'], { sources, profiles: ['segment/redshift'] });
    expect(units).toEqual([{ id: '/state.json', format: 'plan', resources: 1 }]);
    expect(
      findings.filter(({ verdict }) => verdict === 'fail').map(({ rule, place }) => [rule, place.start.column]),
    ).toEqual([
      ['redshift-port', text.indexOf('6000') + 1],
      ['redshift-relocation', text.indexOf('false') + 1],
    ]);
  });

  it('an empty one has nothing to lint', async () => {
    expect((await said('{"format_version":"1.0"}')).codes).toEqual([]);
  });
});
