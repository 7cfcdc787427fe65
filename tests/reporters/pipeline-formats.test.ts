import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LintReport, ReporterOptions } from '../../src/model/report.ts';
import { github } from '../../src/reporters/github.ts';
import { gitlab } from '../../src/reporters/gitlab.ts';
import { junit } from '../../src/reporters/junit.ts';
import { markdown } from '../../src/reporters/markdown.ts';
import { placeIn, portFinding, sampleReport, unreadModule, warehouse } from './sample-report.ts';

const options: ReporterOptions = { color: false, undecided: false, width: 80 };
const open: ReporterOptions = { ...options, undecided: true };
const clean = sampleReport({ findings: [], undecided: [] });
const many = (amount: number, severity: 'error' | 'warning'): LintReport['findings'] =>
  Array.from({ length: amount }, (_, index) => ({ ...portFinding, severity, message: `Number ${index}.` }));
const broken = sampleReport({
  diagnostics: [
    unreadModule,
    { code: 'input', severity: 'error', message: 'x.tf is missing.', path: '/repository/x.tf' },
  ],
});
/** Whose value came a long way, and whose connection passes two resources. */
const travelled = sampleReport({
  undecided: [],
  findings: [
    {
      ...portFinding,
      message: 'Closed.',
      way: [
        { place: placeIn(warehouse, 'resource'), address: 'aws_lb.a["x"]' },
        { place: placeIn(warehouse, 'port'), address: 'aws_lb.b' },
      ],
      related: Array.from({ length: 7 }, (_, index) => ({
        place: placeIn(warehouse, 'var.node_type'),
        message: `variable \`v${index}\` | <b>`,
      })),
    },
  ],
  diagnostics: [
    { ...unreadModule, related: [{ place: placeIn(warehouse, 'port'), message: 'called here as `module.m`' }] },
  ],
});
const way = 'way of the connection: `aws_lb.a["x"]` (infra/warehouse.tf:1:1) → `aws_lb.b` (infra/warehouse.tf:3:3)';
const variables = [0, 1, 2, 3, 4].map((index) => `infra/warehouse.tf:4:24 variable \`v${index}\` | <b>`);
const beside = [way, ...variables, 'and 2 more places; --format json lists them all'];

/** What strangers can put in names and messages. */
const hostile = fc.string({ unit: 'binary', maxLength: 40 });

describe('github', () => {
  it('points an annotation at the characters that must change', () => {
    expect(github(sampleReport(), options).split('\n')).toEqual([
      '::error file=infra/warehouse.tf,line=3,endLine=3,col=24,endColumn=28,title=redshift-port::Segment reaches `aws_redshift_cluster.warehouse` on port 5439 only. Set `port = 5439`.',
      'pl-lint: 1 failed, 1 undecided, 3 passed',
      '',
    ]);
  });

  it('says undecided checks as notices when they are asked for', () => {
    expect(github(sampleReport(), open)).toContain('\n::notice file=infra/warehouse.tf,line=4,');
  });

  it('says what would decide an undecided check', () => {
    expect(github(sampleReport(), open)).toContain(
      'is not known.%0A↳ to decide it: variable `node_type` has no default: pass --var node_type=…\n',
    );
  });

  it('names the other resources of which it is true', () => {
    const { unit } = portFinding;
    const others = [0, 1, 2, 3, 4, 5].map((index) => ({ unit, address: `aws_redshift_cluster.w[${index}]` }));
    const instances = [
      ...portFinding.instances,
      ...others,
      { unit: '/repository/eu', address: 'aws_redshift_cluster.w' },
    ];
    const told = (amount: number) =>
      /%0A(.*)/.exec(
        github(sampleReport({ findings: [{ ...portFinding, instances: instances.slice(0, amount) }] }), options),
      )?.[1];
    expect(told(2)).toBe('↳ also aws_redshift_cluster.w[0]');
    expect(told(8)).toMatch(/^↳ also aws_redshift_cluster\.w\[0\], .*\[4\] and 2 more$/);
    const elsewhere = [...portFinding.instances, ...instances.slice(-1)];
    expect(github(sampleReport({ findings: [{ ...portFinding, instances: elsewhere }] }), options)).toContain(
      '%0A↳ also aws_redshift_cluster.w in eu\n',
    );
  });

  it('never prints more than GitHub shows of a level, and says what is left', () => {
    const report = sampleReport({ findings: [...many(14, 'warning'), ...many(12, 'error')] });
    const lines = github(report, options).split('\n');
    const of = (command: string) => lines.filter((line) => line.startsWith(`::${command} `));
    expect([of('error').length, of('warning').length]).toEqual([10, 10]);
    expect(of('notice')).toEqual([
      '::notice title=pl-lint::6 more statements than GitHub shows here; the step summary lists all of them.',
    ]);
  });

  it('says trouble with an input where it is', () => {
    const text = github(broken, options);
    expect(text).toContain('::error file=x.tf,title=input::x.tf is missing.');
    expect(text).toContain(
      '::warning file=infra/warehouse.tf,line=1,endLine=1,col=1,endColumn=9,title=unread-module::',
    );
  });

  it('has a line in an annotation for each place that has to do with it', () => {
    const messages = Array.from(
      github(travelled, options).matchAll(/^::(?:error|warning) [^:]*::(.*)$/gm),
      ([, text]) => text?.split('%0A'),
    );
    expect(messages).toEqual([
      ['Closed.', ...beside.map((line) => `↳ ${line}`)],
      [unreadModule.message, '↳ infra/warehouse.tf:3:3 called here as `module.m`'],
    ]);
  });

  it('lets no text of a source end a command or begin one', () => {
    fc.assert(
      fc.property(hostile, hostile, (message, name) => {
        const file = { path: `/repository/${name}`, text: '' };
        const place = { file, start: { line: 1, column: 1 }, end: { line: 1, column: 2 } };
        const report = sampleReport({ findings: [{ ...portFinding, message, place }], undecided: [] });
        const [command = '', ...rest] = github(report, options).split(/\r\n|[\r\n]/);
        const match = /^::error (file=[^,]*),line=1,endLine=1,col=1,endColumn=2,title=redshift-port::(.*)$/s.exec(
          command,
        );
        expect(rest).toEqual(['pl-lint: 1 failed, 0 undecided, 3 passed', '']);
        const back = (text = '') =>
          text.replace(/%(25|0D|0A|3A|2C)/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
        expect([back(match?.[1]), back(match?.[2])]).toEqual([`file=${name}`, message]);
      }),
    );
  });
});

describe('gitlab', () => {
  const entries = (report: LintReport) => JSON.parse(gitlab(report, options)) as readonly Record<string, unknown>[];

  it('writes what GitLab asks of an entry', () => {
    expect(entries(sampleReport())).toEqual([
      {
        description: portFinding.message,
        check_name: 'redshift-port',
        fingerprint: expect.stringMatching(/^[\da-f]{64}$/) as string,
        severity: 'major',
        location: { path: 'infra/warehouse.tf', lines: { begin: 3, end: 3 } },
      },
    ]);
  });

  it('tells in the description, all that GitLab shows, which places have to do with it', () => {
    expect(entries(travelled).map((entry) => entry['description'])).toEqual([
      `Closed. ${beside.map((line) => `↳ ${line}`).join(' ')}`,
      `${unreadModule.message} ↳ infra/warehouse.tf:3:3 called here as \`module.m\``,
    ]);
  });

  it('is a list without entries when there is nothing to say', () => {
    expect(gitlab(clean, options)).toBe('[]\n');
  });

  it('keeps a fingerprint when lines move, and gives each entry its own', () => {
    const moved = {
      ...portFinding,
      place: { ...portFinding.place, start: { line: 9, column: 1 }, end: { line: 9, column: 5 } },
    };
    const [before] = entries(sampleReport());
    const [after] = entries(sampleReport({ findings: [moved] }));
    expect(after?.['fingerprint']).toBe(before?.['fingerprint']);
    const twice = entries(sampleReport({ findings: [portFinding, moved] })).map((one) => one['fingerprint']);
    expect(new Set(twice).size).toBe(2);
  });
});

describe('junit', () => {
  it('has a suite for each file and a failure for each finding', () => {
    expect(junit(sampleReport(), open)).toMatchInlineSnapshot(`
      "<?xml version="1.0" encoding="UTF-8"?>
      <testsuites name="pl-lint" tests="2" failures="1" errors="0" skipped="1">
        <testsuite name="infra/warehouse.tf" tests="2" failures="1" errors="0" skipped="1">
          <testcase classname="redshift-port" name="aws_redshift_cluster.warehouse at infra/warehouse.tf:3:24" file="infra/warehouse.tf" line="3">
            <failure message="Segment reaches \`aws_redshift_cluster.warehouse\` on port 5439 only. Set \`port = 5439\`." type="error">infra/warehouse.tf:3:24: Segment reaches \`aws_redshift_cluster.warehouse\` on port 5439 only. Set \`port = 5439\`.</failure>
          </testcase>
          <testcase classname="redshift-node-type" name="aws_redshift_cluster.warehouse at infra/warehouse.tf:4:24" file="infra/warehouse.tf" line="4">
            <skipped message="The node type of \`aws_redshift_cluster.warehouse\` is not known.">infra/warehouse.tf:4:24: The node type of \`aws_redshift_cluster.warehouse\` is not known.
        to decide it: variable \`node_type\` has no default: pass --var node_type=…</skipped>
          </testcase>
        </testsuite>
      </testsuites>
      "
    `);
  });

  it('has the places that have to do with it in the body of a failure', () => {
    const body = /type="error">([^<]*)<\/failure>/.exec(junit(travelled, options))?.[1];
    expect(body?.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').split('\n')).toEqual([
      'infra/warehouse.tf:3:24: Closed.',
      ...beside.map((line) => `  ${line}`),
    ]);
  });

  it('has one test that passed when there is nothing to say', () => {
    expect(junit(clean, options)).toContain(
      '<testsuites name="pl-lint" tests="1" failures="0" errors="0" skipped="0">',
    );
    expect(junit(clean, options)).toContain('<testcase classname="pl-lint" name="3 checks passed"/>');
  });

  it('tells what could not be read as an error of its own', () => {
    expect(junit(broken, options)).toContain(
      '<error message="x.tf is missing." type="error">x.tf: x.tf is missing.</error>',
    );
  });

  it('is well-formed whatever the sources hold', () => {
    fc.assert(
      fc.property(hostile, (message) => {
        const text = junit(sampleReport({ findings: [{ ...portFinding, message, address: message }] }), options);
        const tag = /<\/?[a-z]+(?: [a-z]+="[^"<]*")*\/?>|<\?xml [^?]*\?>/g;
        const content = text.replace(tag, '');
        expect(content).not.toMatch(/[<]/);
        expect(text.replace(/&(?:amp|lt|gt|quot|#10);/g, '')).not.toContain('&');
        expect(text).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/);
        expect(text).not.toMatch(/\p{Surrogate}/u);
      }),
    );
  });
});

describe('markdown', () => {
  it('lists what failed and folds what is open', () => {
    expect(markdown(broken, options)).toMatchInlineSnapshot(`
      "## pl-lint: 1 failed, 1 undecided, 3 passed

      | | Where | What | Rule |
      | --- | --- | --- | --- |
      | ❌ error | \`infra/warehouse.tf:3:24\` | Segment reaches \`aws_redshift_cluster.warehouse\` on port 5439 only. Set \`port = 5439\`. | [\`redshift-port\`](https://pl-lint.example/redshift-port) |

      <details>
      <summary>1 undecided</summary>

      | | Where | What | Rule |
      | --- | --- | --- | --- |
      | ❔ undecided | \`infra/warehouse.tf:4:24\` | The node type of \`aws_redshift_cluster.warehouse\` is not known.<br>&nbsp;&nbsp;↳ to decide it: variable \`node_type\` has no default: pass --var node\\_type=… | [\`redshift-node-type\`](https://pl-lint.example/redshift-node-type) |

      </details>

      <details>
      <summary>2 troubles with inputs</summary>

      | | Where | What | Rule |
      | --- | --- | --- | --- |
      | ❌ error | \`x.tf\` | x.tf is missing. | \`input\` |
      | ⚠️ warning | \`infra/warehouse.tf:1:1\` | The module is not on this disk: run terraform init. | \`unread-module\` |

      </details>

      Checked against \`segment/redshift\` by pl-lint 1.2.3.
      "
    `);
  });

  it('lists the places that have to do with it in the cell of the message', () => {
    const cells = Array.from(
      markdown(travelled, options).matchAll(/^\| ❌ error \| [^|]* \| (.*) \| /gm),
      ([, cell]) => cell,
    );
    expect(cells.map((cell) => cell?.split('<br>&nbsp;&nbsp;↳ '))).toEqual([
      [
        'Closed.',
        way,
        ...[0, 1, 2, 3, 4].map((index) => `\`infra/warehouse.tf:4:24\` variable \`v${index}\` \\| &#60;b&#62;`),
        'and 2 more places; --format json lists them all',
      ],
    ]);
  });

  it('says so when nothing failed', () => {
    expect(markdown(clean, options)).toMatch(/^## pl-lint: nothing failed, 0 undecided, 3 passed\n/);
  });

  it('keeps a row a row, whatever stands in it', () => {
    fc.assert(
      fc.property(hostile, (message) => {
        const text = markdown(sampleReport({ findings: [{ ...portFinding, message }], undecided: [] }), options);
        const rows = text.split(/\r\n|[\n\r\u2028\u2029]/).filter((line) => line.startsWith('|'));
        expect(rows).toHaveLength(3);
        for (const row of rows) expect(row.replaceAll(/\\./g, '').split('|')).toHaveLength(6);
      }),
    );
  });
});
