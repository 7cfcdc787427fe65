import type { Declaration } from '../system/parts.ts';
import { declarationsOf } from '../system/parts.ts';
import type { Balancer, Cluster, Item, PrefixList, Resource, Service, System } from '../system/system.ts';
import { ruleBlocks, inlineRules } from './terraform-rules.ts';
import type { Block } from './terraform-text.ts';
import { dynamic } from './terraform-text.ts';
import type { TerraformWords } from './terraform-values.ts';
import { label, reference, variable, wordsOf } from './terraform-values.ts';

/** What a template's group has without a word, and a group of Terraform has not. */
const everythingOut: Block = {
  header: ['egress'],
  arguments: { protocol: '"-1"', from_port: '0', to_port: '0', cidr_blocks: '["0.0.0.0/0"]' },
};

/** The system as blocks of one Terraform module. */
export function configuration(system: System): readonly Block[] {
  const words = wordsOf(system);
  return [
    ...declarationsOf(system).map(declare),
    ...system.subnets.map((one) =>
      resource('aws_subnet', one, { vpc_id: '"vpc-1"', availability_zone: words.value(one.zone) }),
    ),
    ...system.subnetGroups.map((one) =>
      resource('aws_redshift_subnet_group', one, { name: `"${label(one.name)}"`, subnet_ids: words.list(one.subnets) }),
    ),
    ...system.prefixLists.flatMap((one) => prefixList(one, system)),
    ...system.groups.map((one) =>
      resource('aws_security_group', one, { vpc_id: '"vpc-1"' }, [
        ...inlineRules(one.name, system, words),
        everythingOut,
      ]),
    ),
    ...system.rules.filter(({ style }) => style !== 'inline').flatMap((rule) => ruleBlocks(rule, words)),
    ...system.balancers.map((one) => balancer(one, words)),
    ...system.listeners.map((one) =>
      resource('aws_lb_listener', one, {
        load_balancer_arn: words.value(one.balancer),
        port: words.value(one.port),
        protocol: words.value(one.protocol),
      }),
    ),
    ...system.services.flatMap((one) => service(one, system)),
    ...system.clusters.map((one) => cluster(one, words)),
  ];
}

export function resource(
  type: string,
  { name, flag }: Resource,
  written: NonNullable<Block['arguments']>,
  blocks: readonly Block[] = [],
): Block {
  const count = flag === undefined ? {} : { count: `${variable(flag)} ? 1 : 0` };
  return { header: ['resource', type, label(name)], arguments: { ...count, ...written }, blocks };
}

const types = { string: 'string', number: 'number', bool: 'bool', list: 'list(string)' } as const;

export function declare({ name, type, value }: Declaration): Block {
  return {
    header: ['variable', label(name)],
    arguments: { type: types[type], default: value === undefined ? undefined : JSON.stringify(value) },
  };
}

function prefixList(list: PrefixList, system: System): readonly Block[] {
  const { name, entries, style } = list;
  const words = wordsOf(system);
  const written = { name: `"${label(name)}"`, address_family: '"IPv4"', max_entries: '10' };
  const entry = ({ value, flag }: Item): Block => {
    const block: Block = { header: ['entry'], arguments: { cidr: words.value(value) } };
    return flag === undefined ? block : dynamic(variable(flag), block);
  };
  if (style === 'inline') return [resource('aws_ec2_managed_prefix_list', list, written, entries.map(entry))];
  const standalone = entries.map(({ value, flag }, index) =>
    resource(
      'aws_ec2_managed_prefix_list_entry',
      { name: `${name}Entry${index}`, ...(flag !== undefined && { flag }) },
      { prefix_list_id: reference(name, system), cidr: words.value(value) },
    ),
  );
  return [resource('aws_ec2_managed_prefix_list', list, written), ...standalone];
}

function balancer(one: Balancer, words: TerraformWords): Block {
  const groups = { security_groups: words.list(one.groups) };
  if (one.generation === 'classic') return resource('aws_elb', one, groups);
  return resource('aws_lb', one, {
    load_balancer_type: words.value(one.type),
    ...groups,
    enforce_security_group_inbound_rules_on_private_link_traffic: words.value(one.enforcement),
  });
}

function service(one: Service, system: System): readonly Block[] {
  const words = wordsOf(system);
  const { principals, principalStyle } = one;
  const apart = principalStyle === 'standalone' && principals.is === 'items';
  const block = resource('aws_vpc_endpoint_service', one, {
    acceptance_required: 'true',
    network_load_balancer_arns: words.list(one.balancers),
    gateway_load_balancer_arns: words.list(one.gateways),
    supported_regions: words.list(one.supportedRegions),
    allowed_principals: apart ? undefined : words.list(principals),
  });
  return [block, ...(apart ? principals.items.map((item, index) => principal(item, index, one, system)) : [])];
}

/** There when both its own flag and that of its service are set. */
function principal({ value, flag }: Item, index: number, { name, flag: outer }: Service, system: System): Block {
  const set = [flag, outer].flatMap((one) => (one === undefined ? [] : [variable(one)]));
  return {
    header: ['resource', 'aws_vpc_endpoint_service_allowed_principal', `${label(name)}_${index}`],
    arguments: {
      count: set.length > 0 ? `${set.join(' && ')} ? 1 : 0` : undefined,
      vpc_endpoint_service_id: reference(name, system),
      principal_arn: wordsOf(system).value(value),
    },
  };
}

function cluster(one: Cluster, words: TerraformWords): Block {
  return resource('aws_redshift_cluster', one, {
    cluster_identifier: `"${label(one.name)}"`,
    node_type: words.value(one.nodeType),
    port: words.value(one.port),
    availability_zone_relocation_enabled: words.value(one.relocation),
    multi_az: words.value(one.multiAz),
    cluster_subnet_group_name: words.value(one.subnetGroup),
  });
}
