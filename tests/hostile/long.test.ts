import { describe, expect, it } from 'vitest';
import { lintText } from '../../src/index.ts';
import { memorySources } from '../../src/sources/memory.ts';

// What is long, not deep: each of these takes a moment, and took minutes where the time grew with the square of it.
const long = 100_000;
const cluster = (port: unknown) => ({ W: { Type: 'AWS::Redshift::Cluster', Properties: { Port: port } } });
const region = { Ref: 'AWS::Region' };
const inYaml = (port: string) =>
  `Resources:\n  W:\n    Type: AWS::Redshift::Cluster\n    Properties:\n      Port: ${port}\n`;
const many = <T>(length: number, make: (index: number) => T) => Array.from({ length }, (_, index) => make(index));

const cases: Readonly<Record<string, readonly [path: string, text: string, says: RegExp]>> = {
  'a text with a hundred thousand variables': [
    '/a.yaml',
    inYaml(`!Sub "${'${A}'.repeat(long)}"`),
    /^unresolved-reference: `A` is not in this template\.$/,
  ],
  'a list of a hundred thousand items that is joined': [
    '/a.json',
    JSON.stringify({ Resources: cluster({ 'Fn::Join': [',', [...many(long, () => region), 'a', 'b']] }) }),
    /^$/,
  ],
  'a choice between two values, written twenty thousand times into one text': [
    '/a.json',
    JSON.stringify({
      Parameters: { P: { Type: 'String', AllowedValues: ['a', 'b'] } },
      Resources: cluster({ 'Fn::Join': ['', many(20_000, () => ({ Ref: 'P' }))] }),
    }),
    /^wrong-type: Port must be a number\.$|^$/,
  ],
  'an open name in a mapping of ten thousand keys': [
    '/a.json',
    JSON.stringify({
      Parameters: { P: { Type: 'String' } },
      Mappings: { M: Object.fromEntries(many(10_000, (index) => [`k${index}`, { port: index }])) },
      Resources: cluster({ 'Fn::FindInMap': ['M', { Ref: 'P' }, 'port'] }),
    }),
    /^$/,
  ],
  'a choice nested five thousand deep': [
    '/a.json',
    JSON.stringify({
      Conditions: { C: { 'Fn::Equals': [region, 'x'] } },
      Resources: cluster('HERE'),
    }).replace('"HERE"', `${'{"Fn::If":["C",1,'.repeat(5000)}1${']}'.repeat(5000)}`),
    /^evaluation-limit: .*200 deep/,
  ],
  'names that objects have anyway': [
    '/a.json',
    `{"Parameters":{"constructor":{"Type":"String"},"__proto__":{"Type":"String"}},
      "Conditions":{"__proto__":{"Fn::Equals":[{"Ref":"__proto__"},"a"]}},
      "Mappings":{"__proto__":{"hasOwnProperty":{"toString":5439}}},
      "Resources":{"__proto__":{"Type":"AWS::Redshift::Cluster","Condition":"__proto__",
        "Properties":{"Port":{"Fn::FindInMap":["__proto__","hasOwnProperty","toString"]}}}}}`,
    /^$/,
  ],
  'a NUL in a text': ['/a.yaml', inYaml('"5439\0"'), /^wrong-type: Port must be a number\.$/],
};

describe('a long template', () => {
  it.each(Object.entries(cases))('is read: %s', async (_, [path, text, says]) => {
    const sources = memorySources({ [path]: text });
    const { diagnostics } = await lintText(text, { path, sources, profiles: ['segment'] });
    const [first] = diagnostics;
    expect(first ? `${first.code}: ${first.message}` : '').toMatch(says);
  });
});
