import { describe, expect, it } from 'vitest';
import { read } from '../cloudformation/reading.ts';

interface StackOf {
  readonly template: object;
  readonly region?: string;
  readonly account?: string;
  readonly stackName?: string;
}

/** An assembly with these stacks, by the names that their addresses start with. */
async function readApp(stacks: Readonly<Record<string, StackOf>>, missing?: readonly object[]) {
  const artifacts = Object.entries(stacks).map(
    ([id, { region = 'us-east-1', account = '111122223333', stackName }]) => [
      id,
      {
        type: 'aws:cloudformation:stack',
        displayName: id,
        environment: `aws://${account}/${region}`,
        properties: { templateFile: `${id}.template.json`, stackName },
      },
    ],
  );
  const templates = Object.entries(stacks).map(([id, { template }]) => [
    `/repo/cdk.out/${id}.template.json`,
    JSON.stringify(template),
  ]);
  return read({
    '/repo/cdk.out/manifest.json': JSON.stringify({
      version: '55.0.0',
      artifacts: Object.fromEntries(artifacts) as object,
      missing,
    }),
    ...(Object.fromEntries(templates) as Record<string, string>),
  });
}

const balancer = { B: { Type: 'Test::Balancer' } };
const service = (reference: object) => ({ Resources: { S: { Type: 'Test::Service', Properties: { Of: reference } } } });

describe('references across Regions', () => {
  const name = '/cdk/exports/Here/ThereRefB';
  const writer = (region: string) => ({
    Resources: {
      ...balancer,
      W: {
        Type: 'Custom::CrossRegionExportWriter',
        Properties: { WriterProps: { region, exports: { [name]: { Ref: 'B' } } } },
      },
    },
  });
  const reader = {
    Resources: {
      R: { Type: 'Custom::CrossRegionExportReader', Properties: { ReaderProps: { imports: { [name]: '…' } } } },
      S: { Type: 'Test::Service', Properties: { Of: { 'Fn::GetAtt': ['R', name] } } },
    },
  };

  it('lead to what was written in the other Region', async () => {
    const { show } = await readApp({
      There: { template: writer('us-west-2') },
      Here: { template: reader, region: 'us-west-2' },
    });
    expect(show('Here/S', 'Of')).toBe('->There/B.Ref');
  });

  it('are told apart by the Region that they are written to', async () => {
    const { show } = await readApp({
      East: { template: writer('us-west-2') },
      South: { template: writer('eu-south-1') },
      Here: { template: reader, region: 'eu-south-1' },
    });
    expect(show('Here/S', 'Of')).toBe('->South/B.Ref');
  });

  it.each([
    ['nobody writes it', {}],
    ['two may', { A: { template: writer('us-west-2') }, B: { template: writer('us-west-2') } }],
  ])('stay open when %s', async (_why, writers) => {
    const { show } = await readApp({ ...writers, Here: { template: reader, region: 'us-west-2' } });
    expect(show('Here/S', 'Of')).toBe(`->Here/R.${name}`);
  });
});

describe('weak references', () => {
  const producer = { Resources: balancer, Outputs: { PublishOutputRefB: { Value: { Ref: 'B' } } } };
  const weak = (more: object = {}) =>
    service({ 'Fn::GetStackOutput': { StackName: 'net', OutputName: 'PublishOutputRefB', ...more } });

  it('lead to the output of the stack of that name', async () => {
    const reading = await readApp({
      Net: { template: producer, stackName: 'net' },
      App: { template: weak({ Region: 'us-east-1' }), region: 'us-west-2' },
    });
    expect(reading.show('App/S', 'Of')).toBe('->Net/B.Ref');
    expect(reading.unit.handedOut).toEqual([]);
  });

  it.each([
    ['in another Region', { template: weak({ Region: 'eu-west-1' }) }],
    ['in another account', { template: weak(), account: '444455556666' }],
    ['without that output', { template: service({ 'Fn::GetStackOutput': { StackName: 'net', OutputName: 'X' } }) }],
    ['of another name', { template: service({ 'Fn::GetStackOutput': { StackName: 'Net', OutputName: 'X' } }) }],
  ])('lead to no stack %s', async (_where, App) => {
    const { show } = await readApp({ Net: { template: producer, stackName: 'net' }, App });
    expect(show('App/S', 'Of')).toMatch(/^\?import /);
  });

  it('lead to another account with a role', async () => {
    const { show } = await readApp({
      Net: { template: producer, stackName: 'net' },
      App: { template: weak({ RoleArn: 'arn:aws:iam::111122223333:role/r' }), account: '444455556666' },
    });
    expect(show('App/S', 'Of')).toBe('->Net/B.Ref');
  });
});

describe('lookups that have not been made', () => {
  const placeholders = {
    Resources: {
      R: {
        Type: 'Test::R',
        Properties: { Vpc: 'vpc-12345', Subnets: ['p-12345', 'subnet-0a'], Name: 'dummy-name', Port: 'true' },
      },
    },
  };

  it('are unknown, and said once', async () => {
    const missing = [
      { provider: 'vpc-provider', props: {} },
      { provider: 'ssm', props: { dummyValue: ['dummy-name', 'true'] } },
    ];
    const reading = await readApp({ S: { template: placeholders } }, missing);
    expect(['Vpc', 'Subnets', 'Name', 'Port'].map((property) => reading.show('S/R', property))).toEqual([
      '?lookup vpc-provider',
      '[?lookup vpc-provider, "subnet-0a"]',
      '?lookup ssm',
      '"true"',
    ]);
    expect(reading.unit.diagnostics.map(({ code, severity, message }) => [code, severity, message])).toEqual([
      [
        'missing-context',
        'warning',
        'This CDK assembly was synthesized before its lookups (`vpc-provider`, `ssm`) were made: what stands for them is no fact and counts as unknown. Run `npx cdk synth` with credentials for the account, and commit cdk.context.json.',
      ],
    ]);
  });

  it('are no placeholders once they were made', async () => {
    const { show } = await readApp({ S: { template: placeholders } });
    expect(show('S/R', 'Vpc')).toBe('"vpc-12345"');
  });
});
