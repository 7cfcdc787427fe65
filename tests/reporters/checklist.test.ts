import { describe, expect, it } from 'vitest';
import type { Checklist, Connection } from '../../src/model/connection.ts';
import type { Check } from '../../src/model/report.ts';
import type { ChecklistFormat } from '../../src/reporters/checklist/index.ts';
import { checklistReporters } from '../../src/reporters/checklist/index.ts';
import { placeIn, portFinding, sampleReport, unreadModule, warehouse } from './sample-report.ts';

const passed: Check = { ...portFinding, verdict: 'pass', message: '', place: placeIn(warehouse, 'var.node_type') };
const source = {
  url: 'https://segment.example/privatelink',
  readOn: '2026-11-01',
  date: '2025-01-09',
  read: 'page',
} as const;

const connection: Connection = {
  profile: 'segment/redshift',
  vendor: 'Segment',
  description: 'Segment reaches a Redshift cluster',
  path: 'redshift-managed',
  requirements: [
    {
      rule: 'redshift-port',
      text: 'The port is 5439.',
      level: 'required',
      source,
      verdict: 'fail',
      checks: [portFinding],
    },
    {
      rule: 'redshift-node-type',
      text: 'The cluster uses RA3 nodes.',
      level: 'recommended',
      source: { ...source, read: 'excerpt' },
      verdict: 'pass',
      checks: [{ ...passed, message: 'It is *wider* than asked.' }, passed],
    },
    {
      rule: 'redshift-relocation',
      text: 'Relocation is on.',
      level: 'required',
      source,
      verdict: 'accepted',
      checks: [
        { ...portFinding, suppression: { place: placeIn(warehouse, '5400'), reason: 'agreed', until: '2027-01-31' } },
      ],
    },
    {
      rule: 'supported-region',
      text: 'The Region is one of four.',
      level: 'required',
      source,
      verdict: 'unknown',
      checks: [{ ...portFinding, verdict: 'unknown', message: 'Its Region is open.', lacks: ['pass `--region`'] }],
    },
    {
      rule: 'redshift-not-public',
      text: 'It is not public.',
      level: 'required',
      source,
      verdict: 'nothing',
      checks: [],
    },
  ],
  manual: [
    { text: 'Ask for access.', who: 'customer', when: 'before', url: 'https://segment.example/privatelink' },
    { text: 'Connect.', who: 'vendor', when: 'after', url: 'https://segment.example/then' },
  ],
  send: [
    {
      value: 'port',
      label: 'Port',
      address: 'aws_redshift_cluster.warehouse',
      known: ['5400'],
      place: placeIn(warehouse, '5400'),
    },
    {
      value: 'account',
      label: 'AWS account',
      known: [],
      why: 'the source does not say its account',
      find: { command: 'aws sts get-caller-identity', field: 'Account' },
    },
    { value: 'other', label: 'the time of the `nightly` load', known: [] },
  ],
};

const made: Checklist = { connections: [connection], report: sampleReport({ diagnostics: [unreadModule] }) };
const shown = async (format: ChecklistFormat, checklist = made) =>
  (await checklistReporters[format]())(checklist, { color: false, width: 80 });

describe('the checklist as text', () => {
  it('lists what is asked, what is left to do by hand, and what to tell, with sources as footnotes', async () => {
    expect(await shown('text')).toMatchInlineSnapshot(`
      "Segment: segment/redshift — Segment reaches a Redshift cluster
      1 failed · 1 undecided · 1 not found in the sources · 1 accepted · 1 met

        ✗ The port is 5439. [1] redshift-port
            infra/warehouse.tf:3:24 Segment reaches \`aws_redshift_cluster.warehouse\`
            on port 5439 only. Set \`port = 5439\`.
        ✓ The cluster uses RA3 nodes. (recommended) [2] redshift-node-type
            infra/warehouse.tf:4:24 \`aws_redshift_cluster.warehouse\`: It is *wider*
            than asked.
            infra/warehouse.tf:4:24 \`aws_redshift_cluster.warehouse\`
        ✓ Relocation is on. [1] redshift-relocation
            infra/warehouse.tf:3:24 Segment reaches \`aws_redshift_cluster.warehouse\`
            on port 5439 only. Set \`port = 5439\`. Accepted until 2027-01-31: agreed.
        ? The Region is one of four. [1] supported-region
            infra/warehouse.tf:3:24 Its Region is open.
              ? pass \`--region\`
        ○ It is not public. Nothing found in the sources. [1] redshift-not-public

        By hand
        ☐ Ask for access. (you, before deployment) [1]
        ☐ Connect. (Segment, after deployment) [3]

        To send to Segment
        ☐ Port (\`aws_redshift_cluster.warehouse\`): 5400 (infra/warehouse.tf:3:24)
        ☐ AWS account: the source does not say its account; \`aws sts
          get-caller-identity\` shows it as \`Account\`
        ☐ The time of the \`nightly\` load

        [1] https://segment.example/privatelink (as of 2025-01-09, read 2026-11-01)
        [2] https://segment.example/privatelink (as of 2025-01-09, read in part
        2026-11-01)
        [3] https://segment.example/then

      infra/warehouse.tf:1:1 warning The module is not on this disk: run terraform
        init. [unread-module]

        > 1 │ resource "aws_redshift_cluster" "warehouse" {
            │ ^^^^^^^^
          2 │   cluster_identifier = "warehouse"
      "
    `);
  });

  it('is empty when nothing was chosen and nothing is wrong', async () => {
    expect(await shown('text', { connections: [], report: sampleReport() })).toBe('');
  });

  it('shows ten checks of a requirement', async () => {
    const many = { ...connection.requirements[1]!, checks: Array.from({ length: 12 }, () => passed) };
    const text = await shown('text', { ...made, connections: [{ ...connection, requirements: [many] }] });
    expect(text).toContain('and 2 more; --format json lists them all');
  });

  it('shows of what is not met only the checks that did not pass, or that have a remark', async () => {
    const [failed, met] = connection.requirements;
    const checks = [
      ...failed!.checks,
      ...met!.checks,
      { ...passed, message: '`aws_redshift_cluster.warehouse` is wide.' },
    ];
    const text = await shown('text', {
      ...made,
      connections: [{ ...connection, requirements: [{ ...failed!, checks }] }],
    });
    expect(text).toContain('`aws_redshift_cluster.warehouse`: It is *wider*');
    expect(text).toContain('4:24 `aws_redshift_cluster.warehouse` is wide.\n');
    expect(text.match(/^ {6}infra/gm)).toHaveLength(3);
  });

  it('lets no control character of a source reach the terminal', async () => {
    const send = [{ value: 'port', label: 'Port', known: ['54\u001b[31m32'] }];
    expect(await shown('text', { ...made, connections: [{ ...connection, send }] })).toContain('54␛[31m32');
  });
});

describe('the checklist as Markdown', () => {
  it('is a task list in which what is met is ticked', async () => {
    expect(await shown('markdown')).toMatchInlineSnapshot(`
      "## Segment: \`segment/redshift\`

      Segment reaches a Redshift cluster. Requirements: 1 failed, 1 undecided, 1 not found in the sources, 1 accepted, 1 met.

      ### Requirements

      - [ ] **Failed:** The port is 5439. (\`redshift-port\`, [source](https://segment.example/privatelink) as of 2025-01-09, read 2026-11-01)
        - \`infra/warehouse.tf:3:24\`: Segment reaches \`aws_redshift_cluster.warehouse\` on port 5439 only. Set \`port = 5439\`.
      - [x] The cluster uses RA3 nodes. (\`redshift-node-type\`, recommended, [source](https://segment.example/privatelink) as of 2025-01-09, read in part 2026-11-01)
        - \`infra/warehouse.tf:4:24\`: \`aws_redshift_cluster.warehouse\`: It is \\*wider\\* than asked.
        - \`infra/warehouse.tf:4:24\`: \`aws_redshift_cluster.warehouse\`
      - [x] **Accepted:** Relocation is on. (\`redshift-relocation\`, [source](https://segment.example/privatelink) as of 2025-01-09, read 2026-11-01)
        - \`infra/warehouse.tf:3:24\`: Segment reaches \`aws_redshift_cluster.warehouse\` on port 5439 only. Set \`port = 5439\`. Accepted until 2027-01-31: agreed.
      - [ ] **Undecided:** The Region is one of four. (\`supported-region\`, [source](https://segment.example/privatelink) as of 2025-01-09, read 2026-11-01)
        - \`infra/warehouse.tf:3:24\`: Its Region is open.
          - pass \`--region\`
      - [ ] **Nothing found in the sources:** It is not public. (\`redshift-not-public\`, [source](https://segment.example/privatelink) as of 2025-01-09, read 2026-11-01)

      ### By hand

      - [ ] Ask for access. (you, before deployment; [source](https://segment.example/privatelink))
      - [ ] Connect. (Segment, after deployment; [source](https://segment.example/then))

      ### To send to Segment

      - [ ] Port (\`aws_redshift_cluster.warehouse\`): \`5400\` (\`infra/warehouse.tf:3:24\`)
      - [ ] AWS account: the source does not say its account; \`aws sts get-caller-identity\` shows it as \`Account\`
      - [ ] The time of the \`nightly\` load

      ### Not read, or only in part

      - \`infra/warehouse.tf:1:1\`: The module is not on this disk: run terraform init.

      Made by pl-lint 1.2.3.
      "
    `);
  });

  it('takes nothing that the sources hold for markup', async () => {
    const send = [{ value: 'port', label: 'Port', known: ['<b>`@me`'], why: 'it is <b>open</b>' }];
    expect(await shown('markdown', { ...made, connections: [{ ...connection, send }] })).toContain(
      '- [ ] Port: `` <b>`@me` ``; not in every case: it is &#60;b&#62;open&#60;/b&#62;',
    );
  });
});

describe('the checklist as JSON', () => {
  it('has every connection with its requirements, steps and values, and paths as people read them', async () => {
    const shape = JSON.parse(await shown('json')) as object;
    const location = { path: 'infra/warehouse.tf', start: { line: 3, column: 24 }, end: { line: 3, column: 28 } };
    expect(shape).toMatchObject({
      formatVersion: 1,
      version: '1.2.3',
      connections: [
        {
          profile: 'segment/redshift',
          summary: { fail: 1, unknown: 1, nothing: 1, accepted: 1, pass: 1 },
          requirements: [
            {
              rule: 'redshift-port',
              level: 'required',
              verdict: 'fail',
              source,
              checks: [{ verdict: 'fail', location }],
            },
            { verdict: 'pass', checks: [{ message: 'It is *wider* than asked.' }, {}] },
            { verdict: 'accepted', checks: [{ suppression: { reason: 'agreed', location } }] },
            { verdict: 'unknown', checks: [{ lacks: ['pass `--region`'] }] },
            { verdict: 'nothing', checks: [] },
          ],
          manual: [{ who: 'customer', when: 'before' }, { who: 'vendor' }],
          send: [{ value: 'port', known: ['5400'], location }, { find: { field: 'Account' } }, { value: 'other' }],
        },
      ],
      diagnostics: [{ code: 'unread-module' }],
    });
    expect(JSON.stringify(shape)).not.toContain('"text":"resource');
  });
});

it('tells of notes only that nothing is exposed, in text and Markdown', async () => {
  const note = { ...unreadModule, severity: 'note' } as const;
  const diagnostics = [note, { ...note, code: 'nothing-exposed', message: 'Nothing is exposed here.' }];
  for (const format of ['text', 'markdown'] as const) {
    const told = await shown(format, { ...made, report: sampleReport({ diagnostics }) });
    expect(told).toContain('Nothing is exposed here.');
    expect(told).not.toContain(unreadModule.message);
  }
});
