import { describe, expect, it } from 'vitest';
import { putIntoWords, speak } from '../../src/engine/message.ts';
import type { MessageDatum } from '../../src/engine/rule.ts';
import type { Guard } from '../../src/model/guard.ts';
import { always, atom, not } from '../../src/model/guard.ts';
import type { Requester } from '../../src/model/report.ts';
import type { Format } from '../../src/model/resource.ts';
import { oneOf } from '../../src/model/cases.ts';
import { absent, known, unknown } from '../../src/model/value.ts';
import { at, cluster, listOf, sourceFile, unitOf } from './made-graph.ts';

const file = sourceFile('port = var.port\nnode_type = "ra3.large"\nname = ""\n');
const port = { ...at(file, 'var.port'), property: 'port' };
const segment = { profile: 'segment/redshift', vendor: 'Segment', source: 'https://s', readOn: '2026-11-21' };
const airbyte = { ...segment, profile: 'airbyte', vendor: 'Airbyte' };
const aws = { ...segment, profile: 'aws', vendor: 'AWS' };
const preset = { ...aws, profile: 'strict/provider', asker: 'the `strict` preset', level: 'required' } as const;
const declared = {
  name: 'segment.principal',
  what: "Segment's principal",
  from: 'ARN from your Segment CSM',
  form: 'principal',
} as const;

function eitherOf(condition: Guard) {
  return oneOf(
    [
      { when: condition, value: known(80, port) },
      { when: not(condition), value: known(81, port) },
    ],
    port,
  );
}

interface Case {
  readonly data?: Readonly<Record<string, MessageDatum>>;
  readonly format?: Format;
  readonly under?: Guard;
  readonly requesters?: readonly Requester[];
  readonly others?: number;
}

function format(template: string, { data = {}, format = 'terraform', under = always, ...rest }: Case = {}): string {
  const on = cluster({ address: 'aws_redshift_cluster.c', unit: unitOf('/repo', format) });
  const { requesters = [segment], others = 0 } = rest;
  return speak(putIntoWords({ template, data, on, under }, [declared]), { requesters, others });
}

describe('what every message may use', () => {
  it('names the resource as code', () => {
    expect(format('{{on}} is wrong.')).toBe('`aws_redshift_cluster.c` is wrong.');
  });

  it('counts the instances it speaks for besides', () => {
    expect(format('{{on}} is wrong.', { others: 2 })).toBe('`aws_redshift_cluster.c` (and 2 more) is wrong.');
  });

  it.each([
    [[segment], 'Segment requires it of Segment'],
    [[segment, { ...segment, profile: 'segment/rds-postgres' }], 'Segment requires it of Segment'],
    [[segment, airbyte], 'Segment and Airbyte require it of Segment and Airbyte'],
    [
      [segment, airbyte, { ...segment, vendor: 'dbt' }],
      'Segment, Airbyte and dbt require it of Segment, Airbyte and dbt',
    ],
    [[{ ...segment, vendor: 'dbt' }], 'dbt requires it of dbt'],
    [[aws], 'AWS recommends it of your service consumers'],
    [[preset], 'The `strict` preset requires it of your service consumers'],
    [[preset, segment], 'The `strict` preset and Segment require it of Segment'],
    [[aws, segment], 'Segment requires it of Segment'],
    [[], 'The vendor requires it of the vendor'],
  ])('says who asks', (requesters, text) => {
    expect(format('{{who}} it of {{vendor}}', { requesters })).toBe(text);
  });
});

describe('a value', () => {
  it('prints as it evaluates', () => {
    expect(format('{{port}}', { data: { port: known(80, port) } })).toBe('80');
    expect(format('{{port}}', { data: { port: absent(port) } })).toBe('not set');
    expect(format('{{port}}', { data: { port: known('', port) } })).toBe('""');
    expect(format('{{port}}', { data: { port: unknown({ kind: 'parameter', name: 'P' }, port) } })).toBe('unknown');
    expect(format('{{minimum}} {{on}}', { data: { minimum: 2 } })).toBe('2 `aws_redshift_cluster.c`');
  });

  it('prints as it is written', () => {
    const literal = { ...at(file, '"ra3.large"'), property: 'node_type' };
    expect(format('{{written(a)}}', { data: { a: known('ra3.large', literal) } })).toBe('`ra3.large`');
    expect(format('{{written(a)}}', { data: { a: known('', at(file, '""')) } })).toBe('`""`');
    expect(format('{{written(a)}}', { data: { a: known(80, port) } })).toBe('`80` (written `var.port`)');
    expect(format('{{written(a)}}', { data: { a: absent(port) } })).toBe('not set');
    const unread = unknown({ kind: 'variable', name: 'port', module: '' }, port);
    expect(format('{{written(a)}}', { data: { a: unread } })).toBe('`var.port`');
    const inPlan = known('dc2.large', { at: { file, path: ['values', 'node_type'] } });
    expect(format('{{written(a)}}', { data: { a: inPlan } })).toBe('`dc2.large`');
  });

  it('prints the name of its property in that format', () => {
    expect(format('{{name(port)}}', { data: { port: absent(port) } })).toBe('`port`');
  });

  it('prints only the alternatives that are possible where the check counts', () => {
    const prod = atom('/repo: parameter Stage');
    expect(format('{{port}}', { data: { port: eitherOf(prod) } })).toBe('80 or 81');
    expect(format('{{port}}', { data: { port: eitherOf(prod) }, under: prod })).toBe('80');
  });

  it.each([
    ['/repo: parameter Stage', 'parameter `Stage`'],
    ['/repo: parameter Stage#1', 'parameter `Stage`'],
    ['/repo: condition IsProd (2)', 'condition `IsProd`'],
    ['/repo var.stage == "prod"', '`var.stage == "prod"`'],
  ])('that depends on an open condition says on which: %s', (variable, name) => {
    expect(format('{{why(port)}}', { data: { port: eitherOf(atom(variable)) } })).toBe(`it depends on ${name}`);
  });

  it('that depends on a condition without a name says no more than that', () => {
    const port = eitherOf(atom('/repo /repo/main.tf:120'));
    expect(format('{{why(port)}}', { data: { port } })).toBe('the sources do not say');
  });

  it('that nobody wrote is a default', () => {
    const on = cluster({ at: port });
    const message = { template: '{{written(a)}}', data: { a: known('multi', port) }, on, under: always };
    expect(speak(putIntoWords(message, []), { requesters: [], others: 0 })).toBe('`multi` (AWS default)');
  });

  it('is never printed when it is sensitive', () => {
    const condition = atom('/repo: condition C');
    const secretOrNot = oneOf(
      [
        { when: condition, value: known('hunter2', { ...port, sensitive: true }) },
        { when: not(condition), value: known('open', port) },
      ],
      at(file, 'port = var.port'),
    );
    expect(format('{{written(a)}} {{a}}', { data: { a: secretOrNot } })).toBe(
      '(sensitive) or open (sensitive) or open',
    );

    const secret = known('hunter2', { ...port, sensitive: true });
    expect(format('{{a}} {{written(a)}} {{list}}', { data: { a: secret, list: listOf([secret]) } })).toBe(
      '(sensitive) (sensitive) (sensitive)',
    );
  });

  it('is cut when it is long and kept on one line', () => {
    const long = known('x'.repeat(5000), port);
    expect(format('{{a}}', { data: { a: long } })).toHaveLength(160);
    expect(format('{{a}}', { data: { a: known('a\n  b\u001b[31m\u202ec', port) } })).toBe('a b [31m c');
  });

  it('is not read as a template', () => {
    expect(format('{{a}}', { data: { a: known('{{on}} $& $1', port) } })).toBe('{{on}} $& $1');
  });
});

describe('a list', () => {
  const unread = unknown({ kind: 'variable', name: 'more', module: '' }, port);

  it('prints its items', () => {
    expect(format('{{l}}', { data: { l: listOf([known('a', port), known('b', port)]) } })).toBe('a, b');
    expect(format('{{l}}', { data: { l: listOf([]) } })).toBe('none');
    expect(format('{{l}}', { data: { l: ['a', 'b'] } })).toBe('a, b');
  });

  it('shows that there may be more', () => {
    const open = { ...listOf([known('a', port)]), rest: [{ when: always, value: unread }] };
    expect(format('{{l}}', { data: { l: open } })).toBe('a, …');
    expect(format('{{why(l)}}', { data: { l: open } })).toBe(
      'variable `more` has no default; pass `--var more=…` or a `--var-file`',
    );
  });
});

describe('why a value is unknown', () => {
  it('names an input with what the vendor calls it', () => {
    const principal = unknown({ kind: 'input', name: 'segment.principal' }, port);
    expect(format('Unknown: {{why(p)}}.', { data: { p: principal } })).toBe(
      "Unknown: Segment's principal was not given; set `--input segment.principal=<ARN from your Segment CSM>`.",
    );
  });
});

describe('a setting to write', () => {
  const setting = (property: string, set: string | number | boolean) => ({
    data: { s: { property: { ...port, property }, set } },
  });

  it.each([
    ['terraform', 'load_balancer_type', 'network', '`load_balancer_type = "network"`'],
    ['plan', 'port', 5439, '`port = 5439`'],
    ['cloudformation', 'Type', 'network', '`Type: network`'],
    ['cloudformation', 'Enforce', 'off', '`Enforce: "off"`'],
    ['cloudformation', 'Enforce', 'No', '`Enforce: "No"`'],
    ['cloudformation', 'Port', '5439', '`Port: "5439"`'],
    ['cloudformation', 'Zone', 'a: b', '`Zone: "a: b"`'],
    ['cloudformation', 'Principal', 'arn:aws:iam::111122223333:root', '`Principal: arn:aws:iam::111122223333:root`'],
    ['cloudformation', 'Any', '*', '`Any: "*"`'],
    ['cdk', 'AvailabilityZoneRelocation', true, '`AvailabilityZoneRelocation: true`'],
    ['cloudformation', 'proxy.v2_enabled', true, '`Key: proxy.v2_enabled, Value: "true"`'],
    ['cdk', 'routing.policy', 'any_zone', '`Key: routing.policy, Value: any_zone`'],
    ['terraform', 'routing.policy', 'any_zone', '`routing.policy = "any_zone"`'],
  ] as const)('is spelled as in %s: %s', (format_, property, set, text) => {
    expect(format('{{set(s)}}', { ...setting(property, set), format: format_ })).toBe(text);
  });

  it('is spelled as JSON in a JSON template', () => {
    const property = { ...at(sourceFile('{}', '/repo/t.json'), '{}'), property: 'Type' };
    const data = { s: { property, set: 'network' } };
    expect(format('{{set(s)}}', { data, format: 'cloudformation' })).toBe('`"Type": "network"`');
    expect(format('{{set(s)}}', { data, format: 'cdk' })).toBe('`Type: network`');
    const attribute = { s: { property: { ...property, property: 'proxy.enabled' }, set: false } };
    expect(format('{{set(s)}}', { data: attribute, format: 'cloudformation' })).toBe(
      '`"Key": "proxy.enabled", "Value": "false"`',
    );
  });
});

describe('a fault of the rule', () => {
  it('is a placeholder that nothing fills', () => {
    expect(() => format('{{zones}}')).toThrow('nothing fills {{zones}}');
    expect(() => format('{{constructor}}')).toThrow('nothing fills {{constructor}}');
  });

  it('is a format that does not fit', () => {
    expect(() => format('{{name(n)}}', { data: { n: 2 } })).toThrow('{{name(n)}} is no property of a resource');
    expect(() => format('{{set(n)}}', { data: { n: 2 } })).toThrow('{{set(n)}} takes { property, set }');
  });
});
