import { describe, expect, test } from 'vitest';
import { runWith } from './host.ts';

describe('wrong usage', () => {
  test.each([
    ['a misspelt flag', ['--profil', 'segment'], '--profile'],
    ['a misspelt profile', ['--profile', 'segmnt'], 'Did you mean "segment"?'],
    ['a misspelt input', ['--input', 'segment.pincipal=123456789012'], 'Did you mean "segment.principal"?'],
    ['a misspelt format', ['--format', 'jsn'], 'Did you mean "json"?'],
    ['a misspelt command', ['chcklist'], 'There is no command and no file "chcklist". Did you mean "checklist"?'],
    ['a misspelt rule', ['explain', 'redshift-prt'], 'Did you mean "redshift-port"?'],
  ])('%s gets the nearest right name', async (_, argv, words) => {
    const { exitCode, stdout, stderr } = await runWith(argv, { files: { 'a.yaml': 'Resources: {}' } });
    expect(stderr).toContain(words);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
  });

  test.each([
    ['a variable without a value', ['--var', 'port'], '--var name=value; it has "port"'],
    ['two reports on one stream', ['--format', 'json', '--format', 'sarif'], 'json and sarif cannot share one output'],
    ['a format without its file', ['--format', 'sarif='], 'needs the name of a file'],
    ['paths beside standard input', ['--stdin-filename', 'a.yaml', 'b.yaml'], 'leave out the paths'],
    [
      'a limit that is no number',
      ['--max-warnings', 'few'],
      '--max-warnings takes a whole number, such as 0, not "few".',
    ],
    [
      'a Region that is none',
      ['--region', 'Frankfurt'],
      '--region takes a Region, such as us-east-1, not "Frankfurt".',
    ],
    ['a file of variables that does not exist', ['--var-file', 'none.tfvars'], 'none.tfvars does not exist'],
    ['a parameter file that does not exist', ['--parameters', 'none.json'], 'none.json does not exist'],
  ])('%s is refused', async (_, argv, words) => {
    const { exitCode, stdout, stderr } = await runWith(argv);
    expect(stderr).toContain(words);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
  });
});

test('a folder that is called nearly as a command is linted', async () => {
  const { exitCode, stderr } = await runWith(['inits'], { files: { 'inits/a.yaml': 'Resources: {}' } });
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
});

describe('asked about itself', () => {
  test('--help goes to standard output and names every flag', async () => {
    const { exitCode, stdout, stderr } = await runWith(['--help']);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    for (const flag of [
      '--profile',
      '--input',
      '--region',
      '--parameters',
      '--var',
      '--var-file',
      '--workspace',
      '--format',
    ])
      expect(stdout).toContain(flag);
  });

  test('--version prints a version', async () => {
    expect(await runWith(['--version'])).toMatchObject({
      exitCode: 0,
      stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) as string,
    });
  });

  test('rules lists each rule with what it asks', async () => {
    const { exitCode, stdout } = await runWith(['rules']);
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^redshift-port +Require \S/m);
  });

  test('rules --format json gives programs the options too', async () => {
    const { stdout } = await runWith(['rules', '--format', 'json']);
    expect(JSON.parse(stdout)).toContainEqual(
      expect.objectContaining({
        name: 'redshift-port',
        options: expect.objectContaining({ type: 'object' }) as object,
      }),
    );
  });

  test('profiles lists vendors and presets', async () => {
    const { stdout } = await runWith(['profiles']);
    expect(stdout).toMatch(/^segment\/redshift +\S/m);
    expect(stdout).toMatch(/^aws +\S/m);
  });

  test('explain prints the page of a rule without what is meant for browsers', async () => {
    const { exitCode, stdout } = await runWith(['explain', 'redshift-port']);
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^redshift-port\n/);
    expect(stdout).not.toMatch(/<!--|^#|^```/m);
  });
});
