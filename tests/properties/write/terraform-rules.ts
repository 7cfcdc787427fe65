import type { Peer, Rule, System } from '../system/system.ts';
import type { Block } from './terraform-text.ts';
import { dynamic } from './terraform-text.ts';
import { resource } from './terraform.ts';
import type { TerraformWords } from './terraform-values.ts';
import { variable } from './terraform-values.ts';

/** The ingress blocks that stand in a group. */
export function inlineRules(group: string, system: System, words: TerraformWords): readonly Block[] {
  return system.rules
    .filter(({ style, group: on }) => style === 'inline' && on.is === 'reference' && on.resource === group)
    .map((rule) => {
      const block: Block = {
        header: ['ingress'],
        arguments: { ...ports(rule, words, 'protocol'), ...lists(rule.peers, words), ...groups(rule.peers, words) },
      };
      return rule.flag === undefined ? block : dynamic(variable(rule.flag), block);
    });
}

/** The resources of their own that one rule becomes. */
export function ruleBlocks(rule: Rule, words: TerraformWords): readonly Block[] {
  return rule.style === 'legacy'
    ? legacy(rule, words)
    : rule.peers.map((peer, index) => current(rule, peer, index, words));
}

function ports({ protocol, from, to }: Rule, words: TerraformWords, name: string): Record<string, string> {
  return { [name]: words.value(protocol), from_port: words.value(from), to_port: words.value(to) };
}

const listNames = { ipv4: 'cidr_blocks', ipv6: 'ipv6_cidr_blocks', 'prefix-list': 'prefix_list_ids' } as const;

function lists(peers: readonly Peer[], words: TerraformWords): Record<string, string> {
  const filled = Object.entries(listNames).flatMap(([type, name]) => {
    const values = peers.filter((peer) => peer.type === type).map(({ value }) => words.value(value));
    return values.length === 0 ? [] : [[name, `[${values.join(', ')}]`]];
  });
  return { ...Object.fromEntries(filled) } as Record<string, string>;
}

function groups(peers: readonly Peer[], words: TerraformWords): Record<string, string> {
  const named = peers.filter(({ type }) => type === 'group').map(({ value }) => words.value(value));
  return {
    ...(named.length > 0 && { security_groups: `[${named.join(', ')}]` }),
    ...(peers.some(({ type }) => type === 'self') && { self: 'true' }),
  };
}

/** It takes one group as its source, and nothing beside that. */
function legacy(rule: Rule, words: TerraformWords): readonly Block[] {
  const write = (name: string, source: Record<string, string>): Block =>
    resource(
      'aws_security_group_rule',
      { ...rule, name },
      {
        type: '"ingress"',
        ...ports(rule, words, 'protocol'),
        ...source,
        security_group_id: words.value(rule.group),
      },
    );
  const addresses = lists(rule.peers, words);
  const others = rule.peers.flatMap(({ type, value }, index) => {
    if (type === 'self') return [write(`${rule.name}Peer${index}`, { self: 'true' })];
    return type === 'group'
      ? [write(`${rule.name}Peer${index}`, { source_security_group_id: words.value(value) })]
      : [];
  });
  return Object.keys(addresses).length > 0 ? [write(rule.name, addresses), ...others] : others;
}

const peerNames = {
  ipv4: 'cidr_ipv4',
  ipv6: 'cidr_ipv6',
  'prefix-list': 'prefix_list_id',
  group: 'referenced_security_group_id',
  self: 'referenced_security_group_id',
} as const;

function current(rule: Rule, { type, value }: Peer, index: number, words: TerraformWords): Block {
  return resource(
    'aws_vpc_security_group_ingress_rule',
    { ...rule, name: `${rule.name}Peer${index}` },
    {
      ...ports(rule, words, 'ip_protocol'),
      [peerNames[type]]: words.value(type === 'self' ? rule.group : value),
      security_group_id: words.value(rule.group),
    },
  );
}
