import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { read } from './reading.ts';

interface Made {
  readonly resources: Readonly<Record<string, { readonly Type: string; readonly Properties?: object }>>;
}

/** What other tools make of the fixtures; `scripts/template-oracle.mjs` writes it. */
const oracle = new Map(
  Object.entries(JSON.parse(textOf('fixtures/cloudformation/expanded.json')) as Readonly<Record<string, Made>>),
);

function textOf(path: string): string {
  return readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
}

/** What the reading shows for a property that the oracle has resolved; functions that it leaves are not compared. */
function expected(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const { Ref: name, 'Fn::GetAtt': path } = value as { Ref?: string; 'Fn::GetAtt'?: readonly string[] };
  if (name !== undefined) return `->${name}.Ref`;
  return path && `->${path.join('.')}`;
}

describe('loops are unfolded as others do', () => {
  it.each([...oracle.keys()].filter((path) => path.includes('/language-extensions/')))('%s', async (path) => {
    const { resources } = oracle.get(path) ?? { resources: {} };
    const reading = await read(textOf(path));
    const types = reading.unit.resources.map(({ address, type }) => [address, type]);
    expect(Object.fromEntries(types)).toEqual(
      Object.fromEntries(Object.entries(resources).map(([name, { Type }]) => [name, Type])),
    );
    let compared = 0;
    for (const [address, { Properties = {} }] of Object.entries(resources)) {
      for (const [property, value] of Object.entries(Properties)) {
        const shows = expected(value);
        if (shows === undefined) continue;
        compared++;
        expect(`${address}.${property} ${reading.show(address, property)}`).toBe(`${address}.${property} ${shows}`);
      }
    }
    expect(compared).toBeGreaterThan(10);
    expect(reading.diagnostics()).toEqual([]);
  });

  it('and evaluated where the oracle leaves functions', async () => {
    const reading = await read(textOf('fixtures/cloudformation/language-extensions/subnets.yaml'), {
      region: 'eu-west-1',
    });
    const cidrs = ['Publica', 'Publicb', 'Privatea', 'Privateb'].map((name) => name.replace(/(?=.$)/, 'Subnet'));
    expect(cidrs.map((address) => reading.show(address, 'CidrBlock'))).toEqual([
      '"10.0.0.0/24"',
      '"10.0.1.0/24"',
      '"10.0.10.0/24"',
      '"10.0.11.0/24"',
    ]);
    expect(reading.show('PrivateSubnetb', 'AvailabilityZone')).toBe('"eu-west-1b"');
    expect(reading.places('PrivateSubnetb', 'AvailabilityZone')).toMatch(/^!Sub \$\{AWS::Region\}\$\{Zone\} < /);
  });
});

describe('SAM', () => {
  const path = 'fixtures/cloudformation/sam/orders.yaml';
  const made = Object.keys(oracle.get(path)?.resources ?? {});

  it('leaves the resources beside its own as they are', async () => {
    const reading = await read(textOf(path));
    expect(reading.show('FunctionGroup', 'VpcId')).toBe('->Vpc.Ref');
    expect(reading.diagnostics()).toEqual([]);
  });

  it.each([...made, 'Orders.Version', 'Orders.Alias', 'Public.Stage', 'Web.Stage'])(
    'makes %s, which may be referred to',
    async (name) => {
      const more = `  R: { Type: Test::R, Properties: { P: !Ref ${name}, Q: !GetAtt ${name}.Arn, S: !Sub "\${${name}}" } }\n`;
      const reading = await read(textOf(path) + more);
      for (const property of ['P', 'Q', 'S']) reading.show('R', property);
      expect(reading.diagnostics()).toEqual([]);
    },
  );

  it('makes conditions too', async () => {
    const more = '  R: { Type: Test::R, Condition: ServerlessCodeDeployCondition }\n';
    expect((await read(textOf(path) + more)).diagnostics()).toEqual([]);
  });

  it('makes nothing of a name that is like none of its own', async () => {
    const more = '  R: { Type: Test::R, Properties: { P: !Ref Ordres, Q: !GetAtt VpcX.Arn }, Condition: Nope }\n';
    const reading = await read(textOf(path) + more);
    expect(reading.show('R', 'P')).toBe('?invalid `Ordres` is not in this template');
    expect(reading.show('R', 'Q')).toBe('?invalid `VpcX` is not in this template');
    expect(reading.diagnostics().map((each) => each.replace(/ .*/, ''))).toEqual(Array(3).fill('unresolved-reference'));
  });

  it('makes what connectors in other resources ask for', async () => {
    const text = `Transform: AWS::Serverless-2016-10-31
Resources:
  Topic: { Type: AWS::SNS::Topic, Connectors: { ToQueue: { Properties: { Destination: { Id: Queue }, Permissions: [Write] } } } }
  Queue: { Type: AWS::SQS::Queue }
  R: { Type: Test::R, Properties: { P: !Ref TopicToQueueQueuePolicy, Q: !Ref QueuePolicy } }
`;
    const reading = await read(text);
    expect([reading.show('R', 'P'), reading.show('R', 'Q')]).toEqual([
      '?opaque `TopicToQueueQueuePolicy`',
      '?invalid `QueuePolicy` is not in this template',
    ]);
  });

  it('with language extensions unfolds loops over its own resources', async () => {
    const text = `Transform: [AWS::LanguageExtensions, AWS::Serverless-2016-10-31]
Resources:
  Fn::ForEach::F: [X, [A, B], { "F\${X}": { Type: AWS::Serverless::Function, Properties: { Handler: a.b } } }]
  R: { Type: Test::R, Properties: { P: !GetAtt FARole.Arn, Q: !GetAtt FC.Arn } }
`;
    const reading = await read(text);
    expect([reading.show('R', 'P'), reading.show('R', 'Q')]).toEqual([
      '?opaque `FARole`',
      '?invalid `FC` is not in this template',
    ]);
  });
});
