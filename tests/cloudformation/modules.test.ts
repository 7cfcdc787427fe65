import { describe, expect, it } from 'vitest';
import { read } from './reading.ts';

const users = `
  Group: { Type: Test::Group, Properties: { Vpc: !Ref NetworkVpc, Zone: !GetAtt NetworkSubnet1.AvailabilityZone } }
`;

describe('a resource that stands for a module', () => {
  it.each([
    ['of a file, for rain', '!Rain::Module ../modules/vpc.yml'],
    ['of a file beside it', '!Rain::Module vpc.yml'],
    ['in the long form', '{ "Rain::Module": ../modules/vpc.yml }'],
    ['of the registry', 'My::Network::Vpc::MODULE'],
    ['of a file that is named as its source', 'LocalModule\n    Source: ./vpc.yml'],
  ])('%s is said to be unread, and may make any name', async (_what, type) => {
    const reading = await read(
      `AWSTemplateFormatVersion: 2010-09-09\nResources:\n  Network:\n    Type: ${type}${users}`,
    );
    expect(reading.unit.resources.map((one) => one.address)).toEqual(['Group']);
    expect([reading.show('Group', 'Vpc'), reading.show('Group', 'Zone')]).toEqual([
      '?opaque `NetworkVpc`',
      '?opaque `NetworkSubnet1`',
    ]);
    expect(reading.diagnostics()).toEqual(['unread-module 3:3']);
  });

  it('may stand in a section of their own', async () => {
    const reading = await read(
      `AWSTemplateFormatVersion: 2010-09-09\nModules:\n  Network:\n    Source: ./vpc.yml\nResources:${users}`,
    );
    expect([reading.show('Group', 'Vpc'), reading.show('Group', 'Zone')]).toEqual([
      '?opaque `NetworkVpc`',
      '?opaque `NetworkSubnet1`',
    ]);
    expect(reading.diagnostics()).toEqual(['unread-module 3:3']);
  });

  it('may attach something to every resource of its template', async () => {
    const { unit } = await read(
      `AWSTemplateFormatVersion: 2010-09-09\nResources:\n  M: { Type: My::Own::MODULE }\n  Group: { Type: Test::Group }\n`,
    );
    expect(unit.handedOut.map(({ address }) => address)).toEqual(['Group']);
  });

  it('may be written with another tag, which is no module', async () => {
    const reading = await read(
      `AWSTemplateFormatVersion: 2010-09-09\nResources:\n  Network:\n    Type: !Other ../modules/vpc.yml\n`,
    );
    expect(reading.parsed.units.flatMap((unit) => unit.resources)).toEqual([]);
    expect(reading.diagnostics()).toEqual(['template-shape 3:3']);
  });

  it.each(['Test::Group', 'Custom::Thing', 'Third::Party::MODULES'])('is none of type %s', async (type) => {
    const reading = await read(`Resources:\n  R: { Type: ${type}, Properties: { P: !Ref Missing } }\n`);
    expect(reading.show('R', 'P')).toMatch(/^\?invalid/);
    expect(reading.diagnostics()).toEqual([expect.stringMatching(/^unresolved-reference/)]);
  });
});
