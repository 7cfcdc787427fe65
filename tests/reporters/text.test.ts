import { describe, expect, test } from 'vitest';
import { text } from '../../src/reporters/text/index.ts';
import type { SourceFile } from '../../src/model/source.ts';
import type { LintReport } from '../../src/model/report.ts';
import { placeIn, portFinding, portSuppressed, sampleReport, unreadModule, warehouse } from './sample-report.ts';

const options = { color: false, undecided: false, width: 100 };
const empty = { findings: [], undecided: [], passed: 0, diagnostics: [] };

function print(changes: Partial<LintReport>, width = 100): string {
  return text(sampleReport({ ...empty, ...changes }), { ...options, width });
}

/** The code frame alone, for a text in which `marked` is the place. */
function frame(content: string, marked: string, width = 100): readonly string[] {
  const file: SourceFile = { path: '/repository/a.tf', text: content };
  const printed = print({ findings: [{ ...portFinding, requesters: [], place: placeIn(file, marked) }] }, width);
  return printed.split('\n').filter((line) => /^ {2}[> ] +\d* *│/.test(line));
}

describe('the text report', () => {
  test('shows place, severity, message, rule, code, askers, what undecided checks lack, and the counts', () => {
    expect(text(sampleReport(), options)).toBe(`\
infra/warehouse.tf ─────────────────────────────────────────────────────────────────────────────────

infra/warehouse.tf:3:24 error Segment reaches \`aws_redshift_cluster.warehouse\` on port 5439 only.
  Set \`port = 5439\`. [redshift-port]

    2 │   cluster_identifier = "warehouse"
  > 3 │   port               = 5400
      │                        ^^^^
    4 │   node_type          = var.node_type
    asked by segment/redshift: https://segment.example/privatelink (read 2026-11-01)

Undecided — these pass or fail by values that the sources do not show

infra/warehouse.tf ─────────────────────────────────────────────────────────────────────────────────

infra/warehouse.tf:4:24 undecided The node type of \`aws_redshift_cluster.warehouse\` is not known.
  [redshift-node-type]
    ? variable \`node_type\` has no default: pass --var node_type=…

✗ 1 failed (1 error) · ? 1 undecided · ✓ 3 passed · 1 file in 1 unit
Checked against segment/redshift.
`);
  });

  test('is empty when nothing was there to check', () => {
    expect(print({})).toBe('');
  });

  test('is a summary alone when everything passed', () => {
    expect(print({ passed: 3 })).toBe(
      '✓ 0 failed · 0 undecided · ✓ 3 passed · 1 file in 1 unit\nChecked against segment/redshift.\n',
    );
  });

  test('counts what is suppressed, and does not list it', () => {
    expect(print({ suppressed: [portSuppressed] })).toBe(
      '✓ 0 failed · 0 undecided · 1 suppressed · 0 passed · 1 file in 1 unit\nChecked against segment/redshift.\n',
    );
  });

  test('names a file once, however many findings it has', () => {
    const printed = print({ findings: [portFinding, { ...portFinding, rule: 'redshift-relocation' }] });
    expect(printed.match(/^infra\/warehouse\.tf ─/gm)).toHaveLength(1);
  });

  test('says that nothing was checked when only inputs were in trouble', () => {
    const printed = print({ diagnostics: [unreadModule] });
    expect(printed.trimEnd().split('\n').at(-1)).toBe(
      'Nothing was checked: there is no endpoint service, Redshift cluster or anything else that is asked about.',
    );
  });

  test('shows three notes of a kind on a line each and counts the others', () => {
    const printed = print({
      diagnostics: Array.from({ length: 5 }, () => ({ ...unreadModule, severity: 'note' as const })),
    });
    expect(printed.match(/ note .*/g)).toHaveLength(3);
    expect(printed).toContain('\n  and 2 more [unread-module]; --format json lists them all\n');
  });

  test('shows five of the calls of a module that an input is wrong in, and counts the others', () => {
    const related = Array.from({ length: 7 }, (_, index) => ({
      place: placeIn(warehouse, 'var.node_type'),
      message: `called here as \`module.m${index}\``,
    }));
    const printed = print({ diagnostics: [{ ...unreadModule, related }] });
    expect(printed.match(/ ↳ .*/g)).toEqual([
      ' ↳ infra/warehouse.tf:4:24 called here as `module.m0`',
      ' ↳ infra/warehouse.tf:4:24 called here as `module.m1`',
      ' ↳ infra/warehouse.tf:4:24 called here as `module.m2`',
      ' ↳ infra/warehouse.tf:4:24 called here as `module.m3`',
      ' ↳ infra/warehouse.tf:4:24 called here as `module.m4`',
      ' ↳ and 2 more places; --format json lists them all',
    ]);
    expect(print({ diagnostics: [{ ...unreadModule, related: related.slice(0, 5) }] })).not.toContain('more places');
  });

  test('says a remark instead of the profiles, which the user did not choose', () => {
    const printed = print({ passed: 1, remarks: ['No vendor chosen; checked against Segment.'] });
    expect(printed.trimEnd().split('\n').at(-1)).toBe('No vendor chosen; checked against Segment.');
  });

  test('leads to the places that a value came from', () => {
    const related = [{ place: placeIn(warehouse, 'var.node_type'), message: 'default of variable `port`' }];
    expect(print({ findings: [{ ...portFinding, related }] })).toContain(
      '    ↳ infra/warehouse.tf:4:24 default of variable `port`\n',
    );
  });

  test('leads along the way of a connection', () => {
    const way = [
      { place: placeIn(warehouse, 'resource'), address: 'aws_vpc_endpoint_service.s' },
      { place: placeIn(warehouse, 'port'), address: 'aws_lb.main[0]' },
    ];
    expect(print({ findings: [{ ...portFinding, way }] })).toContain(
      '    ↳ way of the connection: `aws_vpc_endpoint_service.s` (infra/warehouse.tf:1:1) → `aws_lb.main[0]` (infra/warehouse.tf:3:3)\n',
    );
  });

  test('names the other instances, at most five of them', () => {
    const { unit } = portFinding;
    const instances = Array.from({ length: 8 }, (_, index) => ({ unit, address: `aws_redshift_cluster.w[${index}]` }));
    expect(print({ findings: [{ ...portFinding, instances }] }, 200)).toContain(
      '    also aws_redshift_cluster.w[1], aws_redshift_cluster.w[2], aws_redshift_cluster.w[3], aws_redshift_cluster.w[4], aws_redshift_cluster.w[5] and 2 more\n',
    );
  });

  test('names the other unit that an instance is of', () => {
    const instances = ['infra', 'other'].map((name) => ({ unit: `/repository/${name}`, address: 'module.m.aws_x.y' }));
    expect(print({ findings: [{ ...portFinding, instances }] })).toContain('    also module.m.aws_x.y in other\n');
  });

  test('shows the paths from the working folder, also when it lies elsewhere in the repository', () => {
    expect(print({ findings: [portFinding], workingFolder: '/repository/tools' })).toContain(
      '../infra/warehouse.tf:3:24',
    );
  });

  test('with quiet shows errors alone', () => {
    const report = sampleReport({
      findings: [portFinding, { ...portFinding, rule: 'a-warning', severity: 'warning' }],
      diagnostics: [unreadModule],
    });
    const printed = text(report, { ...options, quiet: true });
    expect(printed).toContain('redshift-port');
    expect(printed).not.toMatch(/a-warning|undecided|unread-module|passed/);
  });
});

describe('trouble with inputs', () => {
  test('stands at its place with the code', () => {
    expect(print({ diagnostics: [unreadModule] })).toContain(`\
infra/warehouse.tf:1:1 warning The module is not on this disk: run terraform init. [unread-module]

  > 1 │ resource "aws_redshift_cluster" "warehouse" {
      │ ^^^^^^^^
`);
  });

  test('without a place names the path', () => {
    const diagnostics = [
      { code: 'input', severity: 'error', message: 'It is a binary file.', path: '/repository/a.tf' },
    ] as const;
    expect(print({ diagnostics })).toContain('a.tf error It is a binary file. [input]\n');
  });

  test('that is an error is counted in the summary', () => {
    const diagnostics = [{ ...unreadModule, severity: 'error' }] as const;
    expect(print({ diagnostics })).toMatch(/^0 failed · 0 undecided · 0 passed · 1 input error · 1 file/m);
  });
});

describe('the code frame', () => {
  test('underlines each line of a range, without its indentation', () => {
    expect(frame('a {\n  b {\n    c\n  }\n}\n', 'b {\n    c\n  }')).toEqual([
      '    1 │ a {',
      '  > 2 │   b {',
      '      │   ^^^',
      '  > 3 │     c',
      '      │     ^',
      '  > 4 │   }',
      '      │   ^',
      '    5 │ }',
    ]);
  });

  test('cuts a long range off after its first lines', () => {
    const lines = Array.from({ length: 20 }, (_, index) => `line ${index}`).join('\n');
    expect(frame(lines, lines).filter((line) => line.includes('>'))).toHaveLength(4);
  });

  test('keeps the marks below their text when tabs and wide characters stand before it', () => {
    expect(frame('\tname = "データ" # x', 'x')).toEqual([
      '  > 1 │   name = "データ" # x',
      '      │                     ^',
    ]);
  });

  test('shows the part of a long line that is meant', () => {
    const [code = '', marks = ''] = frame(`${'a'.repeat(5000)}HERE${'b'.repeat(5000)}`, 'HERE', 80);
    expect(code.length).toBeLessThanOrEqual(80);
    expect(code.slice(marks.indexOf('^'), marks.lastIndexOf('^') + 1)).toBe('HERE');
  });

  test('marks one column where a range is empty', () => {
    const file: SourceFile = { path: '/repository/a.tf', text: 'a' };
    const end = { line: 1, column: 2 };
    const printed = print({ findings: [{ ...portFinding, place: { file, start: end, end } }] });
    expect(printed).toContain('  > 1 │ a\n      │  ^\n');
  });

  test('lines numbers up at the right', () => {
    const file = Array.from({ length: 12 }, (_, index) => `line${index + 1};`).join('\n');
    expect(frame(file, 'line9;')).toEqual([
      '     8 │ line8;',
      '  >  9 │ line9;',
      '       │ ^^^^^^',
      '    10 │ line10;',
    ]);
  });
});

describe('text from strangers', () => {
  test('sends no escape sequence to the terminal', () => {
    const file: SourceFile = { path: '/repository/\u001b[2Ja.tf', text: 'name = "\u001b]0;owned\u0007"\r\u009b31m' };
    const finding = { ...portFinding, message: 'Found `\u001b[31mred`.', place: placeIn(file, 'name') };
    expect(print({ findings: [finding] })).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
  });

  test('cannot reorder what is read', () => {
    const file: SourceFile = { path: '/repository/a.tf', text: 'name = "\u202eevil"' };
    expect(print({ findings: [{ ...portFinding, place: placeIn(file, 'name') }] })).not.toContain('\u202e');
  });
});

test('colours do not change what the text says', () => {
  const plain = text(sampleReport(), options).replaceAll('`', '');
  const coloured = text(sampleReport(), { ...options, color: true })
    .replace(/\u001b\[\d+m/g, '')
    .replaceAll('`', '');
  expect(coloured).toBe(plain);
});
