import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import type { Log, Result, Run } from 'sarif';
import { describe, expect, test } from 'vitest';
import type { Finding, LintReport, ReporterOptions } from '../../src/model/report.ts';
import { sarif } from '../../src/reporters/sarif/index.ts';
import {
  placeIn,
  portFinding,
  portSuppressed,
  ruleSummary,
  sampleReport,
  unreadModule,
  warehouse,
} from './sample-report.ts';
import { compileSchema, multitoolFindings, multitoolPath, schemaPath } from './sarif-validators.ts';

const plain: ReporterOptions = { color: false, undecided: false, width: 100 };

function runOf(changes: Partial<LintReport> = {}, options: Partial<ReporterOptions> = {}): Run {
  const log = JSON.parse(sarif(sampleReport(changes), { ...plain, ...options })) as Log;
  expect(log.runs).toHaveLength(1);
  return log.runs[0]!;
}

function resultOf(finding: Partial<Finding>): Result {
  return runOf({ findings: [{ ...portFinding, ...finding }] }).results![0]!;
}

/** What strangers can write into names, messages and paths. */
const text = fc.string({ unit: 'binary', minLength: 1, maxLength: 30 });
const anyPlace = fc
  .record({ name: text, line: fc.integer({ min: 1, max: 99 }), column: fc.integer({ min: 1, max: 99 }) })
  .map(({ name, line, column }) => ({
    file: { path: `/repository/${name.replaceAll('/', '_')}`, text: name },
    start: { line, column },
    end: { line, column: column + name.length },
  }));
const anyFinding = fc
  .record({
    message: text,
    address: text,
    severity: fc.constantFrom('error' as const, 'warning' as const),
    place: anyPlace,
    related: fc.array(fc.record({ place: anyPlace, message: text }), { maxLength: 3 }),
    names: fc.uniqueArray(text, { minLength: 1, maxLength: 3 }),
    requesters: fc.array(fc.constant(portFinding.requesters[0]!), { maxLength: 3 }),
  })
  .map(({ names, ...changes }): Finding => ({
    ...portFinding,
    ...changes,
    addresses: names,
    instances: names.map((address) => ({ unit: '/repository', address, logicalId: address })),
  }));
const anyReport = fc
  .record({
    findings: fc.array(anyFinding, { maxLength: 4 }),
    undecided: fc.array(
      anyFinding.map((one): Finding => ({ ...one, verdict: 'unknown', lacks: ['x'] })),
      { maxLength: 2 },
    ),
    suppressed: fc.array(
      anyFinding.map((one) => ({ ...one, suppression: portSuppressed.suppression })),
      { maxLength: 2 },
    ),
    tags: fc.array(text, { maxLength: 30 }),
    diagnostics: fc.array(
      fc.record({
        code: text,
        severity: fc.constantFrom('error' as const, 'note' as const),
        message: text,
        place: anyPlace,
      }),
      { maxLength: 2 },
    ),
  })
  .map(({ tags, ...changes }) => sampleReport({ ...changes, rules: [{ ...ruleSummary('redshift-port'), tags }] }));

/** With all that a report can hold. */
const full = sampleReport({
  findings: [
    {
      ...portFinding,
      related: [{ place: placeIn(warehouse, 'var.node_type'), message: 'default of variable `port`' }],
      way: [{ place: placeIn(warehouse, 'var.node_type'), address: 'aws_lb.main' }],
    },
    { ...portFinding, severity: 'warning', rule: 'redshift-node-type' },
  ],
  suppressed: [portSuppressed],
  diagnostics: [
    {
      ...unreadModule,
      related: [{ place: placeIn(warehouse, 'var.node_type'), message: 'called here as `module.m`' }],
    },
    { code: 'input', severity: 'error', message: 'It is a binary file.', path: '/repository/a b.tf' },
  ],
});

describe('a result', () => {
  test('has the place, the address and the fingerprint', () => {
    expect(resultOf({})).toMatchObject({
      ruleId: 'redshift-port',
      ruleIndex: 1,
      level: 'error',
      message: { text: portFinding.message },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'infra/warehouse.tf' },
            region: { startLine: 3, startColumn: 24, endLine: 3, endColumn: 28 },
          },
          logicalLocations: [{ fullyQualifiedName: 'aws_redshift_cluster.warehouse', kind: 'resource' }],
        },
      ],
      partialFingerprints: { primaryLocationLineHash: 'eea8d3127b9ed50b:1' },
    });
  });

  test('of a failed check has no kind, which code scanning would ignore', () => {
    expect(resultOf({})).not.toHaveProperty('kind');
  });

  test('has the whole way of a value as related locations', () => {
    const related = [{ place: placeIn(warehouse, 'var.node_type'), message: 'default of variable `port`' }];
    expect(resultOf({ related }).relatedLocations).toEqual([
      {
        id: 1,
        physicalLocation: {
          artifactLocation: { uri: 'infra/warehouse.tf' },
          region: { startLine: 4, startColumn: 24, endLine: 4, endColumn: 37 },
        },
        message: { text: 'default of variable `port`' },
      },
    ]);
  });

  test('has the way of a connection as a flow', () => {
    const way = [{ place: placeIn(warehouse, 'var.node_type'), address: 'aws_lb.x[0]' }];
    expect(resultOf({ way }).codeFlows).toEqual([
      {
        threadFlows: [
          {
            locations: [
              {
                location: {
                  physicalLocation: {
                    artifactLocation: { uri: 'infra/warehouse.tf' },
                    region: { startLine: 4, startColumn: 24, endLine: 4, endColumn: 37 },
                  },
                  logicalLocations: [{ fullyQualifiedName: 'aws_lb.x[0]', kind: 'resource' }],
                  message: { text: '`aws_lb.x[0]`' },
                },
              },
            ],
          },
        ],
      },
    ]);
    expect(resultOf({})).not.toHaveProperty('codeFlows');
  });

  test('does not turn an index before a parenthesis into a link', () => {
    const { text } = resultOf({ message: 'See `aws_lb.x[0]` and [0](1).' }).message;
    expect(text).toBe('See `aws_lb.x[0]` and \\[0\\](1).');
  });

  test.each([
    ['a space', '/repository/my infra/a.tf', 'my%20infra/a.tf'],
    ['characters beyond ASCII', '/repository/größe.tf', 'gr%C3%B6%C3%9Fe.tf'],
    ['what has a meaning in a URI', '/repository/a#b?c%d.tf', 'a%23b%3Fc%25d.tf'],
    ['a colon, which is no scheme', '/repository/c:x/a.tf', 'c%3Ax/a.tf'],
    ['half a surrogate pair', '/repository/\ud800.tf', '%EF%BF%BD.tf'],
    ['what an encoded path could hide', '/repository/..%2f/a.tf', '..%252f/a.tf'],
    ['a place outside the repository', '/shared/a.tf', 'file:///shared/a.tf'],
  ])('encodes a path with %s', (_, path, uri) => {
    const place = placeIn({ path, text: 'x' }, 'x');
    expect(resultOf({ place }).locations?.[0]?.physicalLocation?.artifactLocation?.uri).toBe(uri);
  });
});

describe('an undecided check', () => {
  test('is left out unless asked for', () => {
    expect(runOf({ findings: [] }).results).toEqual([]);
  });

  test('is open and has no level when asked for', () => {
    expect(runOf({ findings: [] }, { undecided: true }).results).toMatchObject([
      {
        kind: 'open',
        level: 'none',
        message: {
          text: 'The node type of `aws_redshift_cluster.warehouse` is not known. To decide it: variable `node_type` has no default: pass --var node_type=…',
        },
      },
    ]);
  });
});

describe('a suppressed finding', () => {
  const changes = { findings: [], suppressed: [portSuppressed] };

  test('is left out unless asked for', () => {
    expect(runOf(changes).results).toEqual([]);
  });

  test('says why it is accepted, where, and until when', () => {
    expect(runOf(changes, { suppressed: true }).results).toMatchObject([
      {
        ruleId: 'redshift-port',
        level: 'error',
        suppressions: [
          {
            kind: 'inSource',
            status: 'accepted',
            justification: 'moves in January',
            location: { physicalLocation: { region: { startLine: 3, startColumn: 24 } } },
            properties: { until: '2027-01-31' },
          },
        ],
      },
    ]);
  });
});

describe('a rule', () => {
  const ruleOf = (changes: Partial<LintReport>) => runOf(changes).tool.driver.rules![0]!;

  test('has all texts that code scanning shows, none of them empty', () => {
    expect(ruleOf({ rules: [ruleSummary('redshift-port')] })).toMatchObject({
      id: 'redshift-port',
      shortDescription: { text: 'Require what redshift-port asks.' },
      fullDescription: { text: 'Require what redshift-port asks.' },
      help: {
        text: expect.stringContaining('https://pl-lint.example/redshift-port') as string,
        markdown: expect.stringContaining('# redshift-port') as string,
      },
      defaultConfiguration: { level: 'error' },
      properties: { 'problem.severity': 'error' },
    });
  });

  test('has each tag once and at most ten, since a repeated one makes GitHub refuse the file', () => {
    const tags = ['privatelink', 'a', 'a', ...Array.from({ length: 20 }, (_, index) => `tag-${index}`)];
    const given = ruleOf({ rules: [{ ...ruleSummary('redshift-port'), tags }] }).properties?.tags ?? [];
    expect(given).toHaveLength(10);
    expect(new Set(given).size).toBe(10);
  });

  test('has a security severity only where it says so, and then no problem severity', () => {
    const properties = ruleOf({ rules: [{ ...ruleSummary('redshift-port'), securitySeverity: '7.5' }] }).properties;
    expect(properties).toMatchObject({ 'security-severity': '7.5' });
    expect(properties).not.toHaveProperty('problem.severity');
    expect(ruleOf({}).properties).not.toHaveProperty('security-severity');
  });
});

describe('trouble with inputs', () => {
  test('is a notification, and the run did not succeed when an input was not read', () => {
    expect(runOf({ diagnostics: full.diagnostics }).invocations).toMatchObject([
      {
        executionSuccessful: false,
        toolExecutionNotifications: [
          {
            descriptor: { id: 'unread-module' },
            level: 'warning',
            locations: [
              { physicalLocation: { region: { startLine: 1 } } },
              { physicalLocation: { region: { startLine: 4 } }, message: { text: 'called here as `module.m`' } },
            ],
          },
          {
            descriptor: { id: 'input' },
            level: 'error',
            locations: [{ physicalLocation: { artifactLocation: { uri: 'a%20b.tf' } } }],
          },
        ],
      },
    ]);
  });

  test('that is a warning leaves the run successful', () => {
    expect(runOf({ diagnostics: [unreadModule] }).invocations?.[0]?.executionSuccessful).toBe(true);
  });
});

describe('the category', () => {
  test.each([
    [undefined, 'pl-lint/'],
    ['infra', 'infra/'],
    ['infra/prod/', 'infra/prod/'],
  ])('%s becomes %s: what stands before the last slash is what code scanning takes', (category, id) => {
    expect(runOf({}, category === undefined ? {} : { category }).automationDetails).toEqual({ id });
  });
});

describe('the limits of GitHub', () => {
  test('above 25,000 results the most severe are kept, and the rest is counted', () => {
    const warning: Finding = { ...portFinding, severity: 'warning' };
    const findings = [...Array.from({ length: 25_000 }, () => warning), portFinding, portFinding];
    const { results, invocations } = runOf({ findings });
    expect(results).toHaveLength(25_000);
    expect(results?.slice(-2).map((result) => result.level)).toEqual(['error', 'error']);
    expect(invocations?.[0]?.toolExecutionNotifications).toMatchObject([
      { message: { text: expect.stringMatching(/^2 less severe results/) as string } },
      { message: { text: expect.stringMatching(/^GitHub shows the 5,000 most severe of 25000 results\./) as string } },
    ]);
  });

  test('up to 5,000 results all are shown, so nothing is said', () => {
    const { invocations } = runOf({ findings: Array.from({ length: 5000 }, () => portFinding) });
    expect(invocations?.[0]?.toolExecutionNotifications).toEqual([]);
  });

  test('a log stays below 10 MB compressed', () => {
    // Hardly compressible: a generator of pseudo-random numbers fills the messages.
    let seed = 1;
    const noise = () => (seed = (seed * 48_271) % 2_147_483_647).toString(36);
    const message = () => Array.from({ length: 1500 }, noise).join('');
    const findings = Array.from({ length: 2500 }, () => ({ ...portFinding, message: message() }));
    const log = sarif(sampleReport({ findings }), plain);
    expect(gzipSync(log).length).toBeLessThan(10_000_000);
    expect((JSON.parse(log) as Log).runs[0]?.results?.length).toBeGreaterThan(100);
  });
});

describe('the log', () => {
  const log = sarif(full, { ...plain, undecided: true });
  const tool = multitoolPath();

  test.skipIf(schemaPath === undefined)('is valid by the schema of OASIS', () => {
    const validate = compileSchema(schemaPath!);
    validate(JSON.parse(log));
    expect(validate.errors ?? []).toEqual([]);
  });

  test.skipIf(schemaPath === undefined)('is valid whatever names, texts and numbers the sources hold', () => {
    const validate = compileSchema(schemaPath!);
    fc.assert(
      fc.property(anyReport, fc.record({ undecided: fc.boolean(), suppressed: fc.boolean() }), (report, options) => {
        const written = JSON.parse(sarif(report, { ...plain, ...options })) as Log;
        validate(written);
        expect(validate.errors ?? []).toEqual([]);
        const run = written.runs[0]!;
        for (const { locations, message, ruleIndex } of run.results!) {
          expect(locations).toHaveLength(1);
          const { uri = '' } = locations![0]!.physicalLocation!.artifactLocation!;
          expect(uri).toMatch(/^(?:file:\/\/\/)?[\w.~!'()*%-][\w.~!'()*%/-]*$/);
          expect(message.text).not.toBe('');
          expect(run.tool.driver.rules![ruleIndex!]).toBeDefined();
        }
        for (const { properties } of run.tool.driver.rules!)
          expect(new Set(properties!.tags).size).toBe(properties!.tags!.length);
      }),
      { numRuns: 60 },
    );
  });

  test.skipIf(schemaPath === undefined)('would be found wrong by the schema of OASIS if it were', () => {
    const validate = compileSchema(schemaPath!);
    expect(validate({ ...(JSON.parse(log) as Log), runs: [{ tool: {} }] })).toBe(false);
  });

  test.skipIf(tool === undefined)("is valid by Microsoft's sarif-multitool", async () => {
    expect(await multitoolFindings(tool!, log)).toEqual([]);
  });
});
