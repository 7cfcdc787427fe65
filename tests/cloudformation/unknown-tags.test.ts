import { describe, expect, it } from 'vitest';
import { read } from './reading.ts';

const head = 'AWSTemplateFormatVersion: 2010-09-09\n';
const group = (properties: string) =>
  `${head}Resources:\n  Group:\n    Type: Test::Group\n    Properties:\n      ${properties}\n`;

describe('a tag that CloudFormation does not know', () => {
  it.each([
    ['P: !Rain::Env PORT', '?function !Rain::Env', '!Rain::Env PORT'],
    ['P: !Rain::Env "PORT"', '?function !Rain::Env', '!Rain::Env "PORT"'],
    ['P: !Mine [a, b]', '?function !Mine', '!Mine [a, b]'],
    ['P: !Mine { a: b }', '?function !Mine', '!Mine { a: b }'],
    ['P: !Mine', '?function !Mine', '!Mine'],
    ['P: { "Fn::Sub": !Rain::Embed file.sh }', '?function Fn::Sub', '{ "Fn::Sub": !Rain::Embed file.sh }'],
    ['P: !Join ["", [a, !Rain::Env B]]', '<a+?function !Rain::Env>', '!Join ["", [a, !Rain::Env B]]'],
  ])('calls a function of that name: %s', async (property, shown, place) => {
    const reading = await read(group(property));
    expect([reading.show('Group', 'P'), reading.places('Group', 'P').split(' < ')[0]]).toEqual([shown, place]);
    expect(reading.diagnostics()).toEqual([]);
  });

  it.each([
    ['P: !!str 12', '"12"'],
    ['P: ! text', '"text"'],
    ['P: !Sub text', '"text"'],
  ])('is none of YAML and none of CloudFormation: %s', async (property, shown) => {
    const reading = await read(group(property));
    expect(reading.show('Group', 'P')).toBe(shown);
  });

  it('leaves all properties open', async () => {
    const reading = await read(`${head}Resources:\n  Group:\n    Type: Test::Group\n    Properties: !Mine { P: 1 }\n`);
    expect(reading.show('Group', 'P')).toMatch(/^\?opaque/);
    expect(reading.diagnostics()).toEqual([]);
  });

  it.each([
    ['a parameter', 'Parameters:\n  Made: !Mine p.yml\n', '3:9'],
    ['a section', 'Parameters: !Mine p.yml\n', '2:13'],
  ])('makes %s that is not read, and what it may declare is not missing', async (_what, made, place) => {
    const reading = await read(group('P: !Ref Made').replace(head, head + made));
    expect(reading.show('Group', 'P')).toBe('?opaque `Made`');
    expect(reading.diagnostics()).toEqual([`unread-macro ${place}`]);
  });

  it('makes a resource that is not read', async () => {
    const reading = await read(`${group('P: !Ref Made')}  Made: !Mine\n    Type: Test::Thing\n`);
    expect(reading.show('Group', 'P')).toBe('?opaque `Made`');
    expect(reading.diagnostics()).toEqual(['unread-macro 7:9']);
  });
});
