import { describe, expect, it } from 'vitest';
import { memorySources } from '../../src/sources/memory.ts';
import { isText } from '../../src/model/source.ts';
import { readAssembly } from '../../src/parsers/cdk/manifest.ts';
import type { Reading } from '../cloudformation/reading.ts';
import { position, read } from '../cloudformation/reading.ts';

const template = JSON.stringify({ Resources: { R1: { Type: 'Test::R' } } });
const stack = { type: 'aws:cloudformation:stack', properties: { templateFile: 'S.template.json' } };

/** An assembly of these artifacts, beside other files; `S.template.json` is always there. */
async function readAssemblyOf(artifacts: object, others: Readonly<Record<string, string>> = {}, version = '55.0.0') {
  return read({
    '/repo/cdk.out/manifest.json': JSON.stringify({ version, artifacts }),
    '/repo/cdk.out/S.template.json': template,
    ...others,
  });
}

/** Of the assembly: what lies beside it may be templates too. */
function addressesOf({ parsed }: Reading): readonly string[] {
  const units = parsed.units.filter(({ unit }) => unit.format === 'cdk');
  return units.flatMap((unit) => unit.resources.map((one) => one.address));
}

describe('versions of the manifest', () => {
  it.each([
    ['36.0.0', []],
    ['55.0.0', []],
    ['56.0.0', ['assembly-version 1:12']],
    ['21.0.0', ['assembly-version 1:12']],
    ['cdk-0.36.0', ['assembly-version 1:12']],
    ['latest', ['assembly-version 1:12']],
  ])('%s is read', async (version, notes) => {
    const reading = await readAssemblyOf({ S: stack }, {}, version);
    expect([reading.diagnostics(), addressesOf(reading)]).toEqual([notes, ['S/R1']]);
  });

  it('an older one is told from a newer one', async () => {
    const messages = await Promise.all(
      ['21.0.0', '99.0.0'].map(async (version) => {
        const { unit } = await readAssemblyOf({ S: stack }, {}, version);
        return unit.diagnostics.map((diagnostic) => diagnostic.message);
      }),
    );
    expect(messages).toEqual([
      [
        'This CDK assembly is of version 21.0.0, and pl-lint knows 36 to 55. What could be read of it is linted. Run `npx cdk synth` with a current aws-cdk-lib if its findings do not fit.',
      ],
      [
        'This CDK assembly is of version 99.0.0, and pl-lint knows 36 to 55. What could be read of it is linted. Update pl-lint if its findings do not fit.',
      ],
    ]);
  });

  it('a manifest without a version', async () => {
    const reading = await read({
      '/repo/cdk.out/manifest.json': JSON.stringify({
        artifacts: { S: stack },
        runtime: { libraries: { version: '' } },
      }),
      '/repo/cdk.out/S.template.json': template,
    });
    expect(reading.diagnostics()).toEqual(['assembly-version 1:1']);
  });
});

describe('broken manifests', () => {
  it.each([
    ['no JSON', '{"version":"55.0.0","artifacts":{', 'it is no valid JSON'],
    ['a list', '[{"version":1,"artifacts":2}]', 'its `artifacts` are no mapping'],
    ['artifacts of no shape', '{"version":"55.0.0","artifacts":"all"}', 'its `artifacts` are no mapping'],
  ])('%s', async (_what, text, why) => {
    const { parsed } = await read({ '/repo/cdk.out/manifest.json': text });
    expect([parsed.units, parsed.diagnostics.map((one) => one.message)]).toEqual([
      [],
      [`This looks like the manifest of a CDK assembly, but ${why}. Run \`npx cdk synth\` again.`],
    ]);
  });

  it.each(['../secret.json', '/etc/secret.json', '..\\secret.json', 'C:\\secret.json', 'a/../../secret.json'])(
    'a template outside of the assembly is not read: %s',
    async (templateFile) => {
      const escaping = { ...stack, properties: { templateFile } };
      const reading = await readAssemblyOf({ S: stack, E: escaping }, { '/repo/secret.json': template });
      expect([reading.diagnostics(), addressesOf(reading)]).toEqual([['assembly-shape 1:122'], ['S/R1']]);
    },
  );

  it('a stack that names no template, a stage outside and a stage of no shape', async () => {
    const stage = (directoryName: unknown) => ({ type: 'cdk:cloud-assembly', properties: { directoryName } });
    const reading = await readAssemblyOf({
      A: { type: 'aws:cloudformation:stack' },
      B: stage('../elsewhere'),
      C: stage(7),
      D: null,
    });
    expect(reading.unit.diagnostics.map(({ code, message }) => `${code}: ${message}`)).toEqual([
      'assembly-shape: The stack `A` has no `templateFile`, and is not linted. Run `npx cdk synth` again.',
      'assembly-shape: The stage `B` names `../elsewhere`, outside of its assembly, and is not linted. Run `npx cdk synth` again.',
      'assembly-shape: The stage `C` has no `directoryName`, and is not linted. Run `npx cdk synth` again.',
    ]);
  });

  it('assemblies that contain each other are read once each', async () => {
    const stage = (directoryName: string) => ({ type: 'cdk:cloud-assembly', properties: { directoryName } });
    const inner = JSON.stringify({
      version: '55.0.0',
      artifacts: { Up: stage('..'), Down: stage('.'), T: { ...stack, displayName: 'Prod/T' } },
    });
    const reading = await readAssemblyOf(
      { S: stack, Prod: stage('assembly-Prod') },
      { '/repo/cdk.out/assembly-Prod/manifest.json': inner, '/repo/cdk.out/assembly-Prod/S.template.json': template },
    );
    expect([reading.diagnostics(), addressesOf(reading)]).toEqual([[], ['S/R1', 'Prod/T/R1']]);
  });

  it('stages in stages in stages are read', async () => {
    const stage = (directoryName: string) => ({ type: 'cdk:cloud-assembly', properties: { directoryName } });
    const assembly = (artifacts: object) => JSON.stringify({ version: '55.0.0', artifacts });
    const [a, b, c] = ['assembly-A', 'assembly-A/assembly-A-B', 'assembly-A/assembly-A-B/assembly-A-B-C'];
    const reading = await readAssemblyOf(
      { A: stage('assembly-A') },
      {
        [`/repo/cdk.out/${a}/manifest.json`]: assembly({ B: stage('assembly-A-B') }),
        [`/repo/cdk.out/${b}/manifest.json`]: assembly({ C: stage('assembly-A-B-C') }),
        [`/repo/cdk.out/${c}/manifest.json`]: assembly({ Low: { ...stack, displayName: 'A/B/C/Low' } }),
        [`/repo/cdk.out/${c}/S.template.json`]: template,
      },
    );
    expect([reading.diagnostics(), addressesOf(reading)]).toEqual([[], ['A/B/C/Low/R1']]);
  });

  it.each([
    ['nested.template.json', ['S/N', 'S/N/R1']],
    ['../secret.json', ['S/N']],
  ])('a nested template of the legacy synthesizer is found by the hash in its parameters: %s', async (path, found) => {
    const hash = 'a1'.repeat(32);
    const parameter = (what: string) => `AssetParameters${hash}${what}`;
    const key = { 'Fn::Split': ['||', { Ref: parameter('S3VersionKey') }] };
    const url = ['https://s3.', { Ref: 'AWS::URLSuffix' }, '/', { Ref: parameter('S3Bucket') }, '/'];
    const outer = {
      Parameters: { [parameter('S3Bucket')]: { Type: 'String' }, [parameter('S3VersionKey')]: { Type: 'String' } },
      Resources: {
        N: {
          Type: 'AWS::CloudFormation::Stack',
          Properties: { TemplateURL: { 'Fn::Join': ['', [...url, { 'Fn::Select': [0, key] }]] } },
        },
      },
    };
    const asset = { type: 'aws:cdk:asset', data: { path, id: hash, sourceHash: hash, packaging: 'file' } };
    const reading = await readAssemblyOf(
      { S: { ...stack, metadata: { '/S': [asset] } } },
      {
        '/repo/cdk.out/S.template.json': JSON.stringify(outer),
        '/repo/cdk.out/nested.template.json': template,
        '/repo/secret.json': template,
      },
    );
    expect(addressesOf(reading)).toEqual(found);
  });

  it('names of the language are names like others', async () => {
    const artifacts = `{"__proto__":${JSON.stringify(stack)},"constructor":{"type":"toString"}}`;
    const reading = await read({
      '/repo/cdk.out/manifest.json': `{"version":"55.0.0","artifacts":${artifacts}}`,
      '/repo/cdk.out/S.template.json': template,
    });
    expect(addressesOf(reading)).toEqual(['__proto__/R1']);
  });

  it('nested assets are looked for in the assembly alone', async () => {
    const nested = {
      Resources: {
        N: { Type: 'AWS::CloudFormation::Stack', Properties: { TemplateURL: `https://x/${'a'.repeat(64)}` } },
      },
    };
    const assets = { files: { ['a'.repeat(64)]: { source: { path: '../secret.json' } } } };
    const reading = await readAssemblyOf(
      { S: stack, 'S.assets': { type: 'cdk:asset-manifest', properties: { file: 'S.assets.json' } } },
      {
        '/repo/cdk.out/S.template.json': JSON.stringify(nested),
        '/repo/cdk.out/S.assets.json': JSON.stringify(assets),
        '/repo/secret.json': template,
      },
    );
    expect(addressesOf(reading)).toEqual(['S/N']);
  });

  it('a nested template that says it lies outside of the assembly is not read', async () => {
    const nested = {
      Resources: {
        N: {
          Type: 'AWS::CloudFormation::Stack',
          Properties: { TemplateURL: 'https://x/y' },
          Metadata: { 'aws:asset:path': '../secret.json' },
        },
      },
    };
    const reading = await readAssemblyOf(
      { S: stack },
      { '/repo/cdk.out/S.template.json': JSON.stringify(nested), '/repo/secret.json': template },
    );
    expect([reading.diagnostics(), addressesOf(reading)]).toEqual([['unread-template 1:15'], ['S/N']]);
  });
});

it('two stacks of one template are two', async () => {
  const of = (displayName: string, region: string) => ({
    ...stack,
    displayName,
    environment: `aws://111122223333/${region}`,
  });
  const reading = await readAssemblyOf({ A: of('Blue', 'eu-west-1'), B: of('Green', 'us-east-1') });
  expect(
    reading.unit.resources.map(({ address, setting: { region } }) => [
      address,
      region.state === 'known' && region.value,
    ]),
  ).toEqual([
    ['Blue/R1', 'eu-west-1'],
    ['Green/R1', 'us-east-1'],
  ]);
});

describe('what the metadata says of a construct', () => {
  const entry = (type: string, data: unknown, trace?: readonly unknown[]) => ({ type, data, ...(trace && { trace }) });
  const acknowledged = entry('aws:cdk:acknowledged-rules', { 'Other::rule': 'why' }, ['f (/app/a.ts:1:2)', 7]);
  const files = {
    '/repo/cdk.out/manifest.json': JSON.stringify({
      version: '55.0.0',
      artifacts: {
        S: {
          ...stack,
          metadata: { '/S/Old': [entry('aws:cdk:logicalId', 'Old1'), 7, { data: 1 }], '/S/Broken': 'x' },
          additionalMetadataFile: 'S.metadata.json',
        },
      },
    }),
    '/repo/cdk.out/S.metadata.json': JSON.stringify({ '/S/New': [entry('aws:cdk:logicalId', 'New1'), acknowledged] }),
  };
  const sources = memorySources(files, { root: '/repo' });
  const manifest = sources.read('/repo/cdk.out/manifest.json');
  const metadata = isText(manifest) ? readAssembly(manifest, sources).assembly?.stacks[0]?.metadata : undefined;

  it('comes from the manifest and from the file beside it', () => {
    expect(metadata?.paths()).toEqual(['S/Old', 'S/Broken', 'S/New']);
    expect(['Old1', 'New1', 'None'].map((id) => metadata?.pathsOf(id))).toEqual([['S/Old'], ['S/New'], []]);
  });

  it('has types, data, traces and places', () => {
    const entries = ['S/New', 'S/Old', 'S/Broken'].flatMap((path) => metadata?.entries(path) ?? []);
    expect(
      entries.map(({ type, data, trace, at }) => [type, data, trace, at.file.path.slice(14), position(at)]),
    ).toEqual([
      ['aws:cdk:logicalId', 'New1', [], 'S.metadata.json', '1:12'],
      ['aws:cdk:acknowledged-rules', { 'Other::rule': 'why' }, ['f (/app/a.ts:1:2)'], 'S.metadata.json', '1:55'],
      ['aws:cdk:logicalId', 'Old1', [], 'manifest.json', '1:143'],
    ]);
  });
});
