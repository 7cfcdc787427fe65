import { describe, expect, it } from 'vitest';
import type { JsonPath, Location } from '../../src/model/source.ts';
import { position, read, textAt } from '../cloudformation/reading.ts';

const app = `import { Data } from './lib/data';

new Data(app, 'S', {
  port: 5400,
});
service.cluster.port = 5439;
`;

interface Given {
  /** By construct path below the stack. */
  readonly metadata: Readonly<Record<string, readonly object[]>>;
  readonly files?: Readonly<Record<string, string>>;
  readonly assembly?: string;
}

const created = (...data: readonly unknown[]) => ({ type: 'aws:cdk:creationStack', data });
const assigned = (propertyName: string, ...stackTrace: readonly string[]) => ({
  type: 'aws:cdk:propertyAssignment',
  data: { propertyName, stackTrace },
});

const template = JSON.stringify({
  Resources: {
    R1: {
      Type: 'Test::R',
      Properties: { Port: 5439, List: [1, 2], MasterUserPassword: 'hunter22' },
      Metadata: { 'aws:cdk:path': 'S/R/Resource' },
    },
    R2: { Type: 'Test::R', Metadata: { 'aws:cdk:path': 'S/R/Inner/Deep/Resource' } },
  },
  Parameters: { P1: { Type: 'String' } },
});

/** The line that an app says a place of its template was made at: `path line:column text`. */
async function madeBy({ metadata, files = {}, assembly = '/repo/cdk.out' }: Given, path: JsonPath['path'], key?: true) {
  const stack = {
    type: 'aws:cloudformation:stack',
    properties: { templateFile: 'S.template.json' },
    additionalMetadataFile: 'S.metadata.json',
  };
  const reading = await read({
    [`${assembly}/manifest.json`]: JSON.stringify({ version: '55.0.0', artifacts: { S: stack } }),
    [`${assembly}/S.template.json`]: template,
    [`${assembly}/S.metadata.json`]: JSON.stringify(
      Object.fromEntries(Object.entries(metadata).map(([construct, entries]) => [`/S/${construct}`, entries])),
    ),
    ...files,
  });
  const unit = reading.parsed.units.find((one) => one.unit.format === 'cdk');
  const file = unit?.resources[0]?.at.file ?? { path: '', text: '' };
  const location: Location = { file, path, ...(key && { key }) };
  const source = unit?.madeBy?.(location)?.source;
  return {
    made: unit?.madeBy?.(location),
    shown: source && `${source.file.path} ${position(source)} ${textAt(source)}`,
  };
}

/** The same of the resource itself. */
async function lineOf(given: Given): Promise<string | undefined> {
  return (await madeBy(given, ['Resources', 'R1'], true)).shown;
}

const here = { '/repo/app.ts': app };

describe('the line that made a resource', () => {
  it('is the first of the trace that the user wrote', async () => {
    const trace = ['...new Vpc2 in aws-cdk-lib...', 'new Data (/repo/app.ts:3:1)', '<anonymous> (/repo/app.ts:1:1)'];
    expect(await lineOf({ metadata: { 'R/Resource': [created(...trace)] }, files: here })).toBe(
      "/repo/app.ts 3:1 new Data(app, 'S', {",
    );
  });

  it('is where older versions noted the logical ID, when traces were asked for', async () => {
    const entry = { type: 'aws:cdk:logicalId', data: 'R1', trace: ['new Data (/repo/app.ts:3:1)'] };
    expect(await lineOf({ metadata: { 'R/Resource': [entry] }, files: here })).toContain('/repo/app.ts 3:1');
  });

  it.each([
    ['a library', '/repo/node_modules/lib/app.ts:3:1'],
    ['a library of Python', '/repo/.venv/lib/python3.12/site-packages/jsii/app.py:3:1'],
    ['the assembly', '/repo/cdk.out/app.ts:3:1'],
    ['outside of the repository', '/elsewhere/other.ts:3:1'],
    ['a line that is not there', '/repo/app.ts:300:1'],
    ['an empty line', '/repo/app.ts:2:1'],
  ])('is none in %s', async (_where, place) => {
    const files = {
      ...here,
      '/repo/node_modules/lib/app.ts': app,
      '/repo/cdk.out/app.ts': app,
      '/repo/.venv/lib/python3.12/site-packages/jsii/app.py': app,
    };
    expect(await lineOf({ metadata: { 'R/Resource': [created(`f (${place})`)] }, files })).toBeUndefined();
  });

  it('starts at the first word when the column is unknown or past the end', async () => {
    const lines = await Promise.all(
      ['file:///repo/app.ts:4 (:)', 'f (/repo/app.ts:4:99)'].map((frame) =>
        lineOf({ metadata: { 'R/Resource': [created(frame)] }, files: here }),
      ),
    );
    expect(lines).toEqual(['/repo/app.ts 4:3 port: 5400,', '/repo/app.ts 4:3 port: 5400,']);
  });

  it('is that of the construct around when the trace ends in a library', async () => {
    const given = {
      metadata: {
        'R/Resource': [created('new Data (/repo/app.ts:3:1)')],
        'R/Inner/Deep/Resource': [created('...aws-cdk-lib...', 'Array.forEach (:)')],
      },
      files: here,
    };
    expect((await madeBy(given, ['Resources', 'R2'], true)).shown).toContain('/repo/app.ts 3:1');
  });

  it('is never that of the stack', async () => {
    const given = { metadata: { Resource: [created('f (/repo/app.ts:3:1)')] }, files: here };
    expect(await lineOf(given)).toBeUndefined();
  });

  it('is given for parameters, and the logical ID beside it', async () => {
    const entry = { type: 'aws:cdk:logicalId', data: 'P1' };
    const given = { metadata: { P: [entry, created('f (/repo/app.ts:3:1)')] }, files: here };
    const { made, shown } = await madeBy(given, ['Parameters', 'P1', 'Default']);
    expect([made?.logicalId, shown]).toEqual(['P1', "/repo/app.ts 3:1 new Data(app, 'S', {"]);
  });

  it('is not said of what no construct made', async () => {
    expect((await madeBy({ metadata: {} }, ['Mappings', 'M'])).made).toBeUndefined();
  });
});

describe('a property that was set later', () => {
  const both = ['new Data (/repo/app.ts:3:1)', 'f (/repo/app.ts:6:17)'] as const;
  it.each([
    ['is where it was set last', [assigned('Port', both[0]), assigned('Port', both[1])], ['Port'], '6:17'],
    ['is not another property', [assigned('Other', both[1])], ['Port'], '3:1'],
    ['is where all items were added', [assigned('List', both[1]), assigned('List', both[1])], ['List', 1], '6:17'],
    ['is the resource when items came from several places', both.map((at) => assigned('List', at)), ['List', 1], '3:1'],
    ['is the resource for such a list as a whole', both.map((at) => assigned('List', at)), ['List'], '3:1'],
  ])('%s', async (_what, entries, inside, expected) => {
    const given = { metadata: { 'R/Resource': [created(both[0]), ...entries] }, files: here };
    const { shown } = await madeBy(given, ['Resources', 'R1', 'Properties', ...inside]);
    expect(shown?.split(' ')[1]).toBe(expected);
  });
});

describe('an assembly that was made elsewhere', () => {
  const at = async (place: string, files: Readonly<Record<string, string>>, assembly?: string) =>
    lineOf({
      metadata: { 'R/Resource': [created(`new Data (${place})`)] },
      files,
      ...(assembly !== undefined && { assembly }),
    });

  it('is matched by the longest end of the path', async () => {
    const files = { '/repo/infra/lib/app.ts': app, '/repo/lib/app.ts': 'other\n'.repeat(9) };
    expect(await at('/home/ci/build/infra/lib/app.ts:3:1', files)).toContain('/repo/infra/lib/app.ts 3:1');
  });

  it('is matched where a property is set', async () => {
    expect(await at('/ci/app.ts:6:22', { '/repo/app.ts': app })).toContain('/repo/app.ts 6:22');
  });

  it('is matched from the folder of the app', async () => {
    const files = { '/repo/infra/lib/app.ts': app };
    expect(await at(String.raw`C:\ci\lib\app.ts:3:1`, files, '/repo/infra/cdk.out')).toContain(
      '/repo/infra/lib/app.ts',
    );
  });

  it('is matched by a bare name beside the assembly alone', async () => {
    const files = { '/repo/app.ts': app };
    expect([await at('/ci/app.ts:3:1', files), await at('/ci/app.ts:3:1', files, '/repo/infra/cdk.out')]).toEqual([
      "/repo/app.ts 3:1 new Data(app, 'S', {",
      undefined,
    ]);
  });

  it.each([
    ['two files match', '/ci/lib/app.ts:3:1', { '/repo/lib/app.ts': app, '/repo/infra/lib/app.ts': app }],
    ['the line is not there', '/ci/lib/app.ts:99:1', { '/repo/infra/lib/app.ts': app }],
    ['no call can stand there', '/ci/lib/app.ts:4:2', { '/repo/infra/lib/app.ts': app }],
    ['the file is not there', '/ci/lib/other.ts:3:1', { '/repo/infra/lib/app.ts': app }],
  ])('is not matched when %s', async (_why, place, files) => {
    expect(await at(place, files, '/repo/infra/cdk.out')).toBeUndefined();
  });
});

describe('apps in other languages', () => {
  it.each([
    ['Python', '__init__ (/repo/stack.py:2)', '/repo/stack.py', '/repo/stack.py 2:3 two'],
    ['Python, started beside the app', '<module> (app.py:2)', '/repo/app.py', '/repo/app.py 2:3 two'],
    [
      'Java',
      'com.acme.DataStack.<init> (DataStack.java:2)',
      '/repo/src/main/java/com/acme/DataStack.java',
      '/repo/src/main/java/com/acme/DataStack.java 2:3 two',
    ],
  ])('%s', async (_language, frame, path, expected) => {
    const trace = [
      '...aws-cdk-lib, jsii runtime, node internals...',
      '(no user code in 10 frames, use --stack-trace-limit to capture more)',
      frame,
    ];
    const given = { metadata: { 'R/Resource': [created(...trace)] }, files: { [path]: 'one\n  two  \n' } };
    expect(await lineOf(given)).toBe(expected);
  });

  it('frames of the process that runs the CDK for them are not theirs', async () => {
    const trace = [
      'Kernel._create (/tmp/tmpjph88goj/lib/program.js:1:61224)',
      'Kernel.create (/tmp/jsii-kernel-ZbnPBD/lib/program.js:2:1)',
      'f (/repo/.env/lib/python3.7/site-packages/jsii/_embedded/jsii/jsii-runtime.js:2:1)',
    ];
    const files = {
      '/repo/lib/program.js': 'one\ntwo',
      '/repo/.env/lib/python3.7/site-packages/jsii/_embedded/jsii/jsii-runtime.js': 'one\ntwo',
    };
    expect(await lineOf({ metadata: { 'R/Resource': [created(...trace)] }, files })).toBeUndefined();
  });
});

describe('compiled programs', () => {
  // The second line of the program is the third of its source, from column 1 on.
  const map = JSON.stringify({ version: 3, sources: ['../app.ts'], names: [], mappings: ';AAEA' });
  const at = async (files: Readonly<Record<string, string>>, frame = 'new Data (/repo/dist/app.js:2:1)') =>
    lineOf({ metadata: { 'R/Resource': [created(frame)] }, files: { ...here, ...files } });
  const compiled = (url: string) => `"use strict";\nnew Data();\n//# sourceMappingURL=${url}\n`;

  it.each([
    ['a file beside it', compiled('app.js.map'), { '/repo/dist/app.js.map': map }],
    ['a file by its URL', compiled('file:///repo/dist/app.js.map'), { '/repo/dist/app.js.map': map }],
    ['a text in it', compiled(`data:application/json;charset=utf-8;base64,${Buffer.from(map).toString('base64')}`), {}],
    ['an encoded text in it', compiled(`data:application/json,${encodeURIComponent(map)}`), {}],
  ])('are traced to their source by a map: %s', async (_where, program, files) => {
    expect(await at({ '/repo/dist/app.js': program, ...files })).toBe("/repo/app.ts 3:1 new Data(app, 'S', {");
  });

  it('are traced without a column', async () => {
    const files = { '/repo/dist/app.js': compiled('app.js.map'), '/repo/dist/app.js.map': map };
    expect(await at(files, '/repo/dist/app.js:2 (:)')).toContain('/repo/app.ts 3:1');
  });

  it.each([
    ['it is broken', { '/repo/dist/app.js.map': '{"version":3,"mappings":7' }],
    ['its mappings are', { '/repo/dist/app.js.map': '{"version":3,"sources":["../app.ts"],"mappings":"!!!!"}' }],
    ['it is missing', {}],
    ['it lies outside', { '/elsewhere/app.js.map': map }],
    ['its source is missing', { '/repo/dist/app.js.map': map.replace('app.ts', 'gone.ts') }],
    ['its source lies outside', { '/repo/dist/app.js.map': map.replace('../app.ts', '/etc/program.ts') }],
    ['its source is not on disk', { '/repo/dist/app.js.map': map.replace('../app.ts', 'webpack://app.ts') }],
  ])('are shown themselves when the map does not help: %s', async (_why, files) => {
    expect(await at({ '/repo/dist/app.js': compiled('app.js.map'), ...files })).toBe(
      '/repo/dist/app.js 2:1 new Data();',
    );
  });

  it('a bundle leads past the libraries in it', async () => {
    const bundled = map.replace('../app.ts', '../node_modules/aws-cdk-lib/index.ts');
    const files = { '/repo/dist/app.js': compiled('app.js.map'), '/repo/dist/app.js.map': bundled };
    expect(await at(files)).toBeUndefined();
  });
});

it('what is secret in the template is secret in the program', async () => {
  const program = "const secret = 'hunter22';\nnew Data(app, 'hunter22');\n";
  const given = {
    metadata: { 'R/Resource': [created('new Data (/repo/app.ts:2:1)')] },
    files: { '/repo/app.ts': program },
  };
  const { made } = await madeBy(given, ['Resources', 'R1'], true);
  expect(made?.source?.file.secrets).toEqual([
    { start: 16, end: 24 },
    { start: 42, end: 50 },
  ]);
});
