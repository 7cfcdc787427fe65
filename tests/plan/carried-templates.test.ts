import { describe, expect, it } from 'vitest';
import { resolveLocation } from '../../src/parsers/json-locations.ts';
import { parse } from '../../src/parsers/index.ts';
import { memorySources } from '../../src/sources/memory.ts';
import { shown } from '../cloudformation/reading.ts';
import { parseOptions } from '../terraform/read.ts';
import { configured, refers, writes } from './made-plan.ts';

const template = `Parameters:
  Group: { Type: String }
Resources:
  W:
    Type: Test::Cluster
    Properties: { Port: 5400, Group: !Ref Group }
Outputs:
  Id: { Value: !Ref W }
`;

const change = (address: string, after: object, unknown: object, before: object | null = null) => {
  const [type, name] = address.split('.');
  const actions = before ? ['no-op'] : ['create'];
  const values = { actions, before, after, after_unknown: unknown, after_sensitive: {} };
  return { address, mode: 'managed', type, name, provider_name: 'registry.terraform.io/hashicorp/aws', change: values };
};

async function read(outputs: Readonly<Record<string, string>> | undefined) {
  const known = outputs !== undefined;
  const stack = {
    name: 's',
    template_body: template,
    parameters: known ? { Group: 'sg-1' } : {},
    ...(known && { outputs }),
  };
  const text = JSON.stringify({
    format_version: '1.2',
    terraform_version: '1.11.0',
    planned_values: {},
    resource_changes: [
      change('aws_security_group.g', {}, { id: true }),
      change(
        'aws_cloudformation_stack.s',
        stack,
        known ? {} : { outputs: true, parameters: { Group: true } },
        known ? stack : null,
      ),
      change('test_user.u', known ? { id_of: outputs['Id'] } : {}, known ? {} : { id_of: true }),
    ],
    configuration: {
      root_module: {
        resources: [
          configured('aws_security_group.g', {}),
          configured('aws_cloudformation_stack.s', {
            name: writes('s'),
            template_body: {},
            parameters: refers('aws_security_group.g.id', 'aws_security_group.g'),
          }),
          configured('test_user.u', {
            id_of: refers(
              'aws_cloudformation_stack.s.outputs["Id"]',
              'aws_cloudformation_stack.s.outputs',
              'aws_cloudformation_stack.s',
            ),
          }),
        ],
      },
    },
  });
  const sources = memorySources({ '/r/plan.json': text }, { workingFolder: '/r', root: '/r' });
  const { units } = await parse([{ path: '/r/plan.json', named: true }], sources, parseOptions());
  const resources = units.flatMap((unit) => unit.resources);
  return {
    addresses: resources.map(({ address }) => address),
    value: (address: string, property: string) => {
      const found = resources.find((resource) => resource.address === address);
      if (!found) throw new Error(`no ${address}`);
      return found.body.read(property);
    },
  };
}

describe('a template in a plan', () => {
  it('is part of the plan, and its values stand in the text there', async () => {
    const { addresses, value } = await read(undefined);
    expect(addresses).toContain('aws_cloudformation_stack.s/W');
    const port = value('aws_cloudformation_stack.s/W', 'Port');
    expect(shown(port)).toBe('5400');
    const { file, start, end } = 'path' in port.at ? resolveLocation(port.at) : port.at;
    expect(file.text.slice(start - 6, end)).toBe('Port: 5400');
  });

  it('is given what its parameters lead to', async () => {
    expect(shown((await read(undefined)).value('aws_cloudformation_stack.s/W', 'Group'))).toBe(
      '->aws_security_group.g.id',
    );
  });

  it('hands its outputs to other resources', async () => {
    expect(shown((await read(undefined)).value('test_user.u', 'id_of'))).toBe('->aws_cloudformation_stack.s/W.Ref');
  });

  it('is found by the text of an output when it is there already', async () => {
    const { origin } = (await read({ Id: 'cluster-1' })).value('test_user.u', 'id_of');
    expect(origin).toMatchObject({ address: 'aws_cloudformation_stack.s/W', attribute: 'Ref' });
  });
});
