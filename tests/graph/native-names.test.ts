import { describe, expect, it } from 'vitest';
import { addressAttributes } from '../../src/graph/address-attributes.ts';
import { dnsNames } from '../../src/graph/dns-names.ts';
import { portAttributes } from '../../src/graph/port-attributes.ts';
import { definedKinds } from '../../src/graph/kinds/defined-kinds.ts';
import nativeNames from './native-names.json' with { type: 'json' };
import { namesAskedFor } from './names-asked-for.ts';

// No mapping reads a name that neither AWS nor the Terraform provider has: a misspelt one would always be absent, and
// the default would hold whatever is written. The data file says where its names are from.

const namesByType = new Map(Object.entries(nativeNames.types));

const cases = definedKinds.flatMap((kind) =>
  [...kind.types.keys(), ...kind.satellites.keys()].map((type) => ({ kind, type, of: kind.kind })),
);

describe.each(cases)('$type as $of', ({ kind, type }) => {
  const names = namesByType.get(type);
  const args = new Set(names?.arguments.split(' '));

  it('is read by names that the native type has', () => {
    const asked = [...namesAskedFor(kind, type)];
    expect(asked.filter((name) => !args.has(name))).toEqual([]);
    expect(names).toBeDefined();
  });

  it('is named by attributes that the native type has', () => {
    const native = kind.types.get(type);
    const dns = native ? (dnsNames[type] ?? []) : [];
    // What is in an attribute that is a list of objects has no name of its own there.
    const addresses = native ? (addressAttributes[type] ?? []).map((name) => name.replace(/\..*/, '')) : [];
    const port = native ? (portAttributes[type]?.replace(/^endpoint\..*/, 'endpoint') ?? []) : [];
    const named = [native?.identity ?? [], native?.leadsHere ?? [], native?.name ?? [], dns, addresses, port].flat();
    const readable = new Set([...args, ...(names?.attributes.split(' ') ?? [])]);
    expect(named.filter((name) => !readable.has(name))).toEqual([]);
  });
});

it('lists DNS names of types that a kind has', () => {
  const types = new Set(definedKinds.flatMap((kind) => [...kind.types.keys()]));
  expect(Object.keys(dnsNames).filter((type) => !types.has(type))).toEqual([]);
});
