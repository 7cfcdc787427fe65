import type { RuleNames } from './traffic-rules.ts';

export type InlineNames = RuleNames;

/** A rule as a resource of its own also says, in the first of these that is written, which group it is on. */
export interface StandaloneNames extends RuleNames {
  readonly of: readonly string[];
}

const templatePorts = { protocol: 'IpProtocol', fromPort: 'FromPort', toPort: 'ToPort' };
const templateAddresses = { ipv4: { one: ['CidrIp'] }, ipv6: { one: ['CidrIpv6'] } };

export const templateIngress: InlineNames = {
  ...templatePorts,
  ...templateAddresses,
  prefixList: { one: ['SourcePrefixListId'] },
  group: { one: ['SourceSecurityGroupId', 'SourceSecurityGroupName'] },
};

export const templateEgress: InlineNames = {
  ...templatePorts,
  ...templateAddresses,
  prefixList: { one: ['DestinationPrefixListId'] },
  group: { one: ['DestinationSecurityGroupId'] },
};

export const templateStandaloneIngress: StandaloneNames = { ...templateIngress, of: ['GroupId', 'GroupName'] };
export const templateStandaloneEgress: StandaloneNames = { ...templateEgress, of: ['GroupId'] };

const terraformPorts = { fromPort: 'from_port', toPort: 'to_port' };
const terraformLists = {
  ipv4: { many: 'cidr_blocks' },
  ipv6: { many: 'ipv6_cidr_blocks' },
  prefixList: { many: 'prefix_list_ids' },
};

export const terraformInline: InlineNames = {
  protocol: 'protocol',
  ...terraformPorts,
  ...terraformLists,
  group: { many: 'security_groups' },
  self: 'self',
};

export const terraformLegacy: RuleNames = {
  protocol: 'protocol',
  ...terraformPorts,
  ...terraformLists,
  group: { one: ['source_security_group_id'] },
  self: 'self',
};

export const terraformCurrent: StandaloneNames = {
  protocol: 'ip_protocol',
  ...terraformPorts,
  ipv4: { one: ['cidr_ipv4'] },
  ipv6: { one: ['cidr_ipv6'] },
  prefixList: { one: ['prefix_list_id'] },
  group: { one: ['referenced_security_group_id'] },
  of: ['security_group_id'],
};
