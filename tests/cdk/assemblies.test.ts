import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ParsedUnit, RawResource } from '../../src/model/resource.ts';
import { parse } from '../../src/parsers/index.ts';
import { diskSources } from '../../src/sources/disk.ts';
import { walk } from '../../src/sources/walk.ts';
import { read, shown, textAt } from '../cloudformation/reading.ts';

// Synthesized by scripts/synth-cdk-fixtures.mjs with the real aws-cdk-lib.
const folder = fileURLToPath(new URL('../../fixtures/cdk/cross-stack', import.meta.url));

describe('an assembly with stacks, a stage and a nested stack', () => {
  let units: readonly ParsedUnit[];
  const resource = (address: string): RawResource | undefined =>
    units.flatMap((unit) => unit.resources).find((one) => one.address === address);

  beforeAll(async () => {
    const sources = diskSources({ workingFolder: folder, paths: [folder], allowOutside: false });
    const parsed = await parse(walk([folder], sources).files, sources, {
      parameters: new Map(),
      variableArguments: [],
      allowOutside: false,
    });
    units = parsed.units;
    expect([...parsed.diagnostics, ...units.flatMap((unit) => unit.diagnostics)]).toEqual([]);
  });

  it('is one unit', () => {
    expect(units.map(({ unit }) => [unit.format, unit.root])).toEqual([['cdk', `${folder}/cdk.out`]]);
  });

  it('has construct paths as addresses, through stages and nested stacks', () => {
    const addresses = units.flatMap((unit) => unit.resources.map((one) => one.address));
    expect(addresses).toEqual(
      expect.arrayContaining([
        'Network/Balancer/Resource',
        'Sharing/Service/Service',
        'Staging/Analytics/Subnets',
        'Staging/Analytics/Warehouse/Cluster',
      ]),
    );
  });

  it('a reference to another stack leads to the resource there', () => {
    const arns = resource('Sharing/Service/Service')?.body.read('NetworkLoadBalancerArns');
    expect(arns && shown(arns)).toBe('[->Network/Balancer/Resource.Ref]');
  });

  it('a reference into a nested stack leads out of it', () => {
    const group = resource('Staging/Analytics/Warehouse/Cluster')?.body.read('ClusterSubnetGroupName');
    expect(group && shown(group)).toBe('->Staging/Analytics/Subnets.Ref');
  });

  it('the environment of a stage holds in its nested stacks', () => {
    const { region, account } = resource('Staging/Analytics/Warehouse/Cluster')?.setting ?? {};
    expect([region && shown(region), account && shown(account)]).toEqual(['"us-east-1"', '"111122223333"']);
  });

  it('what the CDK exports for its own stacks does not leave the unit', () => {
    expect(units.flatMap((unit) => unit.handedOut)).toEqual([]);
  });

  it('a resource is located at its logical ID in the template', () => {
    const cluster = resource('Staging/Analytics/Warehouse/Cluster');
    expect(cluster && [cluster.at.file.path.slice(folder.length), textAt(cluster.at)]).toEqual([
      expect.stringMatching(/^\/cdk\.out\/assembly-Staging\/.*\.nested\.template\.json$/),
      '"Cluster"',
    ]);
  });
});

/** A manifest with one stack `S` whose template is `S.template.json`. */
function manifest(artifact: object, others: object = {}): string {
  const stack = { type: 'aws:cloudformation:stack', properties: { templateFile: 'S.template.json' }, ...artifact };
  return JSON.stringify({ version: '36.0.0', artifacts: { S: stack, ...others } });
}

describe('what assemblies may be', () => {
  const template = JSON.stringify({ Resources: { R1: { Type: 'Test::R' } } });

  it('an environment-agnostic stack takes the region of the caller', async () => {
    const files = {
      '/repo/cdk.out/manifest.json': manifest({ environment: 'aws://unknown-account/unknown-region' }),
      '/repo/cdk.out/S.template.json': template,
    };
    const open = await read(files);
    const given = await read(files, { region: 'eu-west-1' });
    expect([shown(open.resource('S/R1').setting.region), shown(given.resource('S/R1').setting.region)]).toEqual([
      '?deployment AWS::Region',
      '"eu-west-1"',
    ]);
  });

  it('the path in the template wins over the manifest', async () => {
    const withPath = { Resources: { R1: { Type: 'Test::R', Metadata: { 'aws:cdk:path': 'S/One/Resource' } } } };
    const reading = await read({
      '/repo/cdk.out/manifest.json': manifest({ metadata: { '/S/Two': [{ type: 'aws:cdk:logicalId', data: 'R1' }] } }),
      '/repo/cdk.out/S.template.json': JSON.stringify(withPath),
    });
    expect(reading.unit.resources.map((one) => one.address)).toEqual(['S/One/Resource']);
  });

  it('older manifests hold the construct paths themselves', async () => {
    const reading = await read({
      '/repo/cdk.out/manifest.json': manifest({ metadata: { '/S/Two': [{ type: 'aws:cdk:logicalId', data: 'R1' }] } }),
      '/repo/cdk.out/S.template.json': template,
    });
    expect(reading.unit.resources.map((one) => one.address)).toEqual(['S/Two']);
  });

  it('a nested template is found by its path in the metadata', async () => {
    const nesting = {
      Resources: {
        N: {
          Type: 'AWS::CloudFormation::Stack',
          Properties: { TemplateURL: { 'Fn::Sub': 'https://s3.${AWS::Region}/x' } },
          Metadata: {
            'aws:cdk:path': 'S/N.NestedStack/N.NestedStackResource',
            'aws:asset:path': 'N.nested.template.json',
          },
        },
      },
    };
    const reading = await read({
      '/repo/cdk.out/manifest.json': manifest({}),
      '/repo/cdk.out/S.template.json': JSON.stringify(nesting),
      '/repo/cdk.out/N.nested.template.json': template,
    });
    expect(reading.unit.resources.map((one) => one.address)).toEqual([
      'S/N.NestedStack/N.NestedStackResource',
      'S/N/R1',
    ]);
  });

  it('an empty stack is nothing to speak of', async () => {
    const reading = await read({ '/repo/cdk.out/manifest.json': manifest({}), '/repo/cdk.out/S.template.json': '{}' });
    expect([reading.unit.resources, reading.diagnostics()]).toEqual([[], []]);
  });

  it('a template that is gone is an error, and the others are read', async () => {
    const other = { type: 'aws:cloudformation:stack', properties: { templateFile: 'T.template.json' } };
    const reading = await read({
      '/repo/cdk.out/manifest.json': manifest({}, { T: other }),
      '/repo/cdk.out/T.template.json': template,
    });
    expect([reading.diagnostics(), reading.unit.resources.map((one) => one.address)]).toEqual([
      ['unread-assembly'],
      ['T/R1'],
    ]);
  });

  it.each([
    ['artifacts that are a list', '{"version":"36.0.0","artifacts":[null]}', ['assembly-shape 1:1']],
    ['artifacts of no shape', '{"version":"36.0.0","artifacts":{"a":null,"b":7,"__proto__":{"type":1}}}', []],
    ['an assembly inside itself', manifest({ type: 'cdk:cloud-assembly', properties: { directoryName: '.' } }), []],
  ])('%s', async (_what, text, expected) => {
    const reading = await read({ '/repo/cdk.out/manifest.json': text });
    expect(reading.diagnostics()).toEqual(expected);
  });
});

it('the fixture does not name the folder it was made in', () => {
  const text = readFileSync(`${folder}/cdk.out/manifest.json`, 'utf8');
  expect(text).not.toContain(folder);
});
