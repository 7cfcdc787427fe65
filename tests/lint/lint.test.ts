import { describe, expect, test } from 'vitest';
import { ConfigError, createRule, lint, lintText, memorySources, UsageError } from '../../src/index.ts';
import { always, never } from '../../src/model/guard.ts';
import { faulty, ready } from '../cli/samples.ts';

const asked = { profiles: ['segment/redshift'], region: 'us-east-1' };
const inMemory = (texts: Readonly<Record<string, string>>) => memorySources(texts, { workingFolder: '/r' });

const summary = (report: Awaited<ReturnType<typeof lint>>) =>
  report.findings.map(({ rule, place }) => `${place.file.path}:${place.start.line} ${rule}`);

describe('lint', () => {
  test('reads what is not on disk', async () => {
    const report = await lint(['.'], { ...asked, sources: inMemory({ 'infra/a.yaml': faulty }) });
    expect(summary(report)).toEqual(['/r/infra/a.yaml:10 redshift-port']);
    expect(report).toMatchObject({ files: 1, profiles: ['segment/redshift'], workingFolder: '/r', root: '/r' });
  });

  test('says of a path that does not exist what is wrong, and lints the others', async () => {
    const report = await lint(['typo.yaml', 'a.yaml'], { ...asked, sources: inMemory({ 'a.yaml': faulty }) });
    expect(report.diagnostics).toEqual([
      { code: 'input', severity: 'error', message: '/r/typo.yaml does not exist.', path: '/r/typo.yaml' },
    ]);
    expect(summary(report)).toEqual(['/r/a.yaml:10 redshift-port']);
  });

  test('finds the same whatever was linted before', async () => {
    const options = { ...asked, sources: inMemory({ 'a.yaml': faulty }) };
    expect(summary(await lint(['.'], options))).toEqual(summary(await lint(['.'], options)));
  });

  test('takes parameters as values', async () => {
    const template = `Parameters:\n  Port: { Type: Number }\n${faulty.replace('5400', '!Ref Port')}`;
    const sources = inMemory({ 'a.yaml': template });
    expect((await lint(['.'], { ...asked, sources, parameters: { Port: 5400 } })).findings).toHaveLength(1);
    expect((await lint(['.'], { ...asked, sources, parameters: { Port: '5439' } })).findings).toHaveLength(0);
  });

  test('refuses a Terraform variable that no root declares', async () => {
    const sources = inMemory({ 'main.tf': 'variable "port" {}' });
    await expect(lint(['.'], { ...asked, sources, variables: { prot: '1' } })).rejects.toThrow(UsageError);
    await expect(lint(['.'], { ...asked, sources, variables: { port: '1' } })).resolves.toBeDefined();
  });

  test('refuses a profile that does not exist', async () => {
    await expect(lint(['.'], { profiles: ['segmnt'], sources: inMemory({}) })).rejects.toThrow(ConfigError);
  });
});

describe('lintText', () => {
  test('lints a text under the name of a file', async () => {
    const report = await lintText(faulty, { ...asked, path: 'a.yaml', sources: inMemory({}) });
    expect(summary(report)).toEqual(['/r/a.yaml:10 redshift-port']);
  });

  test('sees the files around it as they are', async () => {
    const variables = 'variable "port" {\n  default = 5400\n}\n';
    const text = 'resource "aws_redshift_cluster" "w" {\n  node_type = "ra3.large"\n  port = var.port\n}\n';
    const sources = inMemory({ 'main.tf': '', 'variables.tf': variables });
    const report = await lintText(text, { ...asked, path: 'main.tf', sources });
    expect(report.findings.map((finding) => finding.rule)).toContain('redshift-port');
  });
});

describe('a rule of one’s own', () => {
  const rule = createRule({
    name: 'no-classic-port',
    meta: {
      docs: { description: 'Disallow the default port', references: [] },
      messages: { found: '{{on}} listens on the default port.' },
      schema: {
        type: 'object',
        additionalProperties: false,
        properties: { port: { type: 'integer', default: 5439, description: 'The port.' } },
      },
    },
    create: ({ check, options }) => ({
      RedshiftCluster: (cluster) => {
        const { port } = cluster.props;
        const isDefault = port.state === 'known' && port.value === options.port;
        const outcome = isDefault ? 'fail' : 'pass';
        check(
          { pass: outcome === 'pass' ? always : never, fail: outcome === 'fail' ? always : never, because: [port] },
          { on: cluster, fail: { message: 'found', at: port } },
        );
      },
    }),
  });

  test('runs beside those of the profiles', async () => {
    const report = await lint(['.'], {
      ...asked,
      sources: inMemory({ 'a.yaml': ready }),
      rules: [{ rule, severity: 'warning' }],
    });
    expect(report.findings).toMatchObject([{ rule: 'no-classic-port', severity: 'warning', address: 'Warehouse' }]);
    expect(report.rules.find(({ name }) => name === 'no-classic-port')?.help).toContain('Disallow the default port');
  });

  test('is refused with an option that it does not have', async () => {
    const options = { prot: 1 };
    const linted = lint(['.'], { ...asked, sources: inMemory({}), rules: [{ rule, options }] });
    await expect(linted).rejects.toThrow('Did you mean "port"?');
  });
});
