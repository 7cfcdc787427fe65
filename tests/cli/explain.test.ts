import { describe, expect, test } from 'vitest';
import { forTerminal } from '../../src/cli/markdown-page.ts';
import { profilePage } from '../../src/cli/profile-page.ts';
import { createPainter } from '../../src/reporters/text/painter.ts';
import { profileOf } from '../checklist/made.ts';
import { runWith } from './host.ts';

const shown = (markdown: string, width = 40) => forTerminal(markdown, { paint: createPainter(false), width });

describe('Markdown in a terminal', () => {
  test('loses marks that are for browsers, and keeps addresses', () => {
    expect(
      shown(
        '<!-- generated: begin -->\n\n# A title\n\n**cdk-nag**: see [the page](https://a.example), <https://b.example>',
      ),
    ).toBe('A title\n\ncdk-nag: see the page\n(https://a.example), https://b.example');
  });

  test('is broken anew for its width, paragraph by paragraph and item by item', () => {
    expect(
      shown('one two three\nfour five six seven eight nine ten\n\n- item one that is\n  longer than the widths\n- two'),
    ).toBe('one two three four five six seven eight\nnine ten\n\n- item one that is longer than the\n  widths\n- two');
  });

  test('keeps code as it is, and indents it', () => {
    expect(shown('```yaml fail\nA:\n  - b | c\n```\nthen')).toBe('    A:\n      - b | c\nthen');
  });

  test('has tables as lists, because their rows are longer than a line', () => {
    const table =
      '| Profile | Level | Says |\n| --- | --- | --- |\n| `a` | required | x \\| y |\n| `b` |  | z |\n\nafter';
    expect(shown(table)).toBe('`a`\n    Level: required\n    Says: x | y\n`b`\n    Says: z\n\nafter');
  });
});

test('the page of a profile says what is asked, given, done and sent, and where that was read', () => {
  const profile = profileOf({
    inputs: [{ name: 'vendor.account', what: "the vendor's account", from: 'ID from the console', form: 'account' }],
    send: [{ value: 'cluster-identifier' }, { value: 'other', what: 'the name of the database' }],
  });
  expect(profilePage(profile)).toBe(`# vendor/redshift

Vendor reaches a Redshift cluster.

## What it requires

- The port lies in 5431-5455. (\`redshift-port\`, {"ranges":[[5431,5455]]})

## What it recommends

- The cluster uses RA3 nodes. (\`redshift-node-type\`, {"families":["ra3"]})

## What Vendor tells you

- The vendor's account: \`--input vendor.account=…\` (ID from the console)

## What is done by hand

- Ask for access. (you, before deployment)

## What to send to Vendor

- Identifier of the cluster
- The name of the database

## Sources

- https://vendor.example/docs (as of 2025-01-09, read 2026-11-21)
- https://vendor.example/nodes (read in part 2026-11-21)

\`pl-lint checklist --profile vendor/redshift\` shows how far your sources are.
`);
});

describe('explain', () => {
  test('shows of a rule who asks for it, and the skips for other linters', async () => {
    const { exitCode, stdout } = await runWith(['explain', 'redshift-port']);
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^`segment\/redshift`\n {4}Level: required\n/m);
    expect(stdout).toMatch(/^How the fault shows without the rule$/m);
    expect(stdout).toMatch(/^ {4}# kics-scan disable=[-\da-f]+$/m);
  });

  test('shows a profile, and all connections of a vendor', async () => {
    const { stdout: one } = await runWith(['explain', 'segment/redshift']);
    expect(one).toMatch(/^segment\/redshift\n\n[\s\S]*\nWhat it requires\n/);
    const { stdout: all } = await runWith(['explain', 'segment']);
    expect(all).toContain('segment/redshift\n');
    expect(all).toContain('segment/rds-postgres\n');
  });

  test.each([
    ['redshift-prt', 'Did you mean "redshift-port"?'],
    ['segment/redshft', 'Did you mean "segment/redshift"?'],
    ['segmnt', 'Did you mean "segment"?'],
    ['x', '`pl-lint rules` and `pl-lint profiles` list them.'],
  ])('names what was probably meant by %s', async (name, words) => {
    const { exitCode, stderr } = await runWith(['explain', name]);
    expect(stderr).toContain(words);
    expect(exitCode).toBe(2);
  });
});
