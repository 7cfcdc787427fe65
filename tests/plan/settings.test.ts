import { describe, expect, it } from 'vitest';
import type { MadeResource } from './made-plan.ts';
import { configured, gist, parsed, planText, refers, writes } from './made-plan.ts';

const lb: MadeResource = { address: 'aws_lb.x' };

function settingOf(made: { changes?: readonly MadeResource[]; provider?: object; more?: object; region?: string }) {
  const configuration = {
    provider_config: { aws: { name: 'aws', expressions: made.provider ?? {} } },
    root_module: { resources: [configured('aws_lb.x', {})], variables: { region: { default: 'eu-west-1' } } },
  };
  const more = { configuration, ...made.more };
  const unit = parsed(planText({ changes: made.changes ?? [lb], more }), made.region);
  const setting = unit.resources.find((resource) => resource.address === 'aws_lb.x')?.setting;
  if (!setting) throw new Error('aws_lb.x is not there');
  const { region, account, partition, providerMajor } = setting;
  return [region, account, partition, providerMajor].map((value) => gist(value));
}

const open = { unknown: 'deployment' };

describe('where a resource is deployed', () => {
  it('the region of its provider', () => {
    expect(settingOf({ provider: { region: writes('us-gov-west-1') } })).toEqual([
      'us-gov-west-1',
      open,
      'aws-us-gov',
      5,
    ]);
  });

  it('the value of the variable that its provider reads', () => {
    const variables = { variables: { region: { value: 'us-west-2' } } };
    expect(settingOf({ provider: { region: refers('var.region') }, more: variables })[0]).toBe('us-west-2');
  });

  it('what the provider was seen to use', () => {
    const found = (type: string, values: object) => ({
      address: `data.${type}.d`,
      mode: 'data',
      type,
      name: 'd',
      values,
    });
    const resources = [
      found('aws_region', { id: 'eu-central-1' }),
      found('aws_caller_identity', { account_id: '123456789012' }),
    ];
    const root_module = {
      resources: [
        configured('aws_lb.x', {}),
        { ...configured('aws_region.d', {}), mode: 'data' },
        { ...configured('aws_caller_identity.d', {}), mode: 'data' },
      ],
    };
    const more = { prior_state: { values: { root_module: { resources } } }, configuration: { root_module } };
    expect(settingOf({ more })).toEqual(['eu-central-1', '123456789012', 'aws', 5]);
  });

  it('its own region, and its own ARN, before all else', () => {
    const after = { region: 'eu-west-3' };
    expect(settingOf({ changes: [{ ...lb, after }], provider: { region: writes('us-east-1') } })).toEqual([
      'eu-west-3',
      open,
      'aws',
      6,
    ]);
    const arn = 'arn:aws-cn:elasticloadbalancing:cn-north-1:123456789012:loadbalancer/net/x/1';
    expect(settingOf({ changes: [{ ...lb, after: { arn } }] })).toEqual(['cn-north-1', '123456789012', 'aws-cn', 5]);
  });

  it('the only account that the provider may use', () => {
    expect(settingOf({ provider: { allowed_account_ids: writes(['123456789012']) } })[1]).toBe('123456789012');
    expect(settingOf({ provider: { allowed_account_ids: writes(['123456789012', '2']) } })[1]).toEqual(open);
  });

  it('what the caller says, where nothing else does', () => {
    expect(settingOf({ region: 'us-east-2' })[0]).toBe('us-east-2');
    expect(settingOf({})[0]).toEqual(open);
  });

  it('the version of the provider shows in what a resource has', () => {
    expect(settingOf({ changes: [{ ...lb, unknown: { region: true } }] })[3]).toBe(6);
  });

  it('what the provider allows, where no resource shows the version', () => {
    const versionOf = (constraint: string) => {
      const aws = { name: 'aws', full_name: 'registry.terraform.io/hashicorp/aws', version_constraint: constraint };
      const configuration = { provider_config: { aws }, root_module: {} };
      const text = planText({ changes: [{ address: 'aws_db_proxy.x' }], more: { configuration } });
      return parsed(text).resources.map(({ setting }) => gist(setting.providerMajor));
    };
    expect(versionOf('~> 5.40')).toEqual([5]);
    expect(versionOf('>= 6.0, < 7.0')).toEqual([6]);
    expect(versionOf('>= 4.0')).toEqual([open]);
  });

  it('where its provider made what is there already, when that is one place', () => {
    const there = (name: string, region: string): MadeResource => {
      const arn = `arn:aws:elasticloadbalancing:${region}:123456789012:loadbalancer/net/${name}/1`;
      return { address: `aws_lb.${name}`, after: { arn }, before: { arn }, actions: ['no-op'] };
    };
    const root_module = { resources: ['x', 'y', 'z'].map((name) => configured(`aws_lb.${name}`, {})) };
    const more = { configuration: { root_module } };
    expect(settingOf({ changes: [lb, there('y', 'eu-west-3')], more })).toEqual([
      'eu-west-3',
      '123456789012',
      'aws',
      5,
    ]);
    const two = [lb, there('y', 'eu-west-3'), there('z', 'us-east-1')];
    expect(settingOf({ changes: two, more }).slice(0, 2)).toEqual([open, '123456789012']);
  });
});
