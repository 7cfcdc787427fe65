import type { Resource, Statement } from '../engine/rule.ts';
import { createRule } from '../engine/rule.ts';
import { aclOf } from '../graph/network/acl-of-subnet.ts';
import type { Guard } from '../model/guard.ts';
import { and, not } from '../model/guard.ts';
import type { Unknown, Value } from '../model/value.ts';
import { unknown } from '../model/value.ts';
import { all } from '../model/verdict.ts';
import { demandsOn } from './inbound/listeners.ts';
import type { Gateway } from './traffic/acl-of-balancer.ts';
import { describeGateways, gatewaysAt, judgeGateway } from './traffic/acl-of-balancer.ts';
import { checkSubnets } from './traffic/check-subnets.ts';
import { entryDoubt } from './traffic/entry-doubt.ts';
import { listed } from './traffic/listed.ts';

const messages = {
  closedIn:
    '{{acl}} of {{subnet}} lets nobody in on {{ports}}, where {{on}} listens, so what comes over PrivateLink is dropped. {{who}} that it is let in; write an inbound entry that allows {{ports}}, with a lower number than any that denies it.',
  closedOut:
    '{{acl}} of {{subnet}} lets nothing out on {{ports}}. A network ACL does not remember connections, so the answers of {{on}} are dropped: they go to ports 1024-65535. {{who}} that they get out; write an outbound entry that allows {{ports}}, with a lower number than any that denies it.',
  someIn:
    'Whether {{acl}} of {{subnet}} lets in what comes over PrivateLink to {{on}} is unknown: on {{ports}} it admits only {{admitted}}, and AWS does not document from which addresses a network ACL sees such connections. {{who}} that they are let in; to be certain, allow {{ports}} from 0.0.0.0/0.',
  someOut:
    'Whether {{acl}} of {{subnet}} lets out the answers of {{on}} is unknown: on {{ports}} it lets out only what goes to {{admitted}}, and AWS does not document to which addresses a network ACL sees answers over PrivateLink go. {{who}} that they get out; to be certain, allow {{ports}} to 0.0.0.0/0.',
  undecided:
    'Whether the network ACL of {{subnet}} lets in what comes over PrivateLink to {{on}}, and the answers out, is unknown: {{why(doubt)}}. {{who}} that it does; it must allow the listener ports in and ports 1024-65535 out.',
  unseenSubnet:
    'Whether the network ACLs of {{on}} let in what comes over PrivateLink, and the answers out, is unknown: {{why(subnet)}}. {{who}} that they do; they must allow the listener ports in and ports 1024-65535 out.',
  unseen:
    'Whether the network ACLs of the load balancer behind {{on}} let in what comes over PrivateLink is unknown: {{why(balancer)}}. {{who}} that they do; they must allow the listener ports in and ports 1024-65535 out.',
} as const;
type Said = Statement<typeof messages>;

export default createRule({
  name: 'nlb-network-acls',
  meta: {
    docs: {
      description:
        'Require the network ACLs of a Network Load Balancer to let its listener ports in and ephemeral ports out',
      references: [
        'https://docs.aws.amazon.com/elasticloadbalancing/latest/network/target-group-register-targets.html',
        'https://docs.aws.amazon.com/vpc/latest/userguide/nacl-rules.html',
        'https://docs.aws.amazon.com/vpc/latest/userguide/default-network-acl.html',
      ],
    },
    messages,
    schema: { type: 'object', additionalProperties: false, properties: {} },
  },
  create({ check, graph }) {
    return checkSubnets<typeof messages>(
      { check, graph },
      {
        seen({ balancer, subnet, value, named, when }) {
          const gateways = gatewaysAt(graph, subnet, demandsOn(graph, balancer));
          const judged = all(gateways.map(judgeGateway));
          const under = and(when, named);
          const at = { subnet, value, gateways, acls: aclOf(graph, subnet).acls };
          check(judged, {
            on: balancer,
            when,
            only: named,
            fail: () => closedAt(at, and(under, judged.fail)),
            unknown: () => openAt(at, and(under, not(judged.pass))),
          });
        },
        unseenSubnet: (subnet) => ({ message: 'unseenSubnet', at: subnet, data: { subnet } }),
        unseen: (balancer) => ({ message: 'unseen', at: balancer, data: { balancer } }),
      },
    );
  },
});

interface At {
  readonly subnet: Resource<'Subnet'>;
  readonly value: Value<string>;
  readonly gateways: readonly Gateway[];
  readonly acls: readonly Resource<'NetworkAcl'>[];
}

function closedAt({ subnet, value, gateways, acls }: At, under: Guard): Said {
  const closed = describeGateways(gateways, under);
  const data = { acl: nameOf(acls) || 'The default network ACL', subnet, ports: closed?.ports ?? '' };
  const [first] = acls;
  return closed?.direction === 'egress'
    ? { message: 'closedOut', at: first?.props.egress ?? value, data }
    : { message: 'closedIn', at: first?.props.ingress ?? value, data };
}

function openAt({ subnet, value, gateways, acls }: At, under: Guard): Said {
  const open = describeGateways(gateways, under);
  const doubt = entryDoubt(gateways, under) ?? (open?.unknownPort === false ? undefined : anyPort(subnet));
  if (doubt || !open) return { message: 'undecided', at: value, data: { subnet, doubt: doubt ?? value } };
  const { direction, ports, admitted } = open;
  const [first] = acls;
  const data = { acl: nameOf(acls) || 'the default network ACL', subnet, ports, admitted };
  return { message: direction === 'egress' ? 'someOut' : 'someIn', at: first?.props[direction] ?? value, data };
}

function nameOf(acls: At['acls']): string {
  return listed(acls.map(({ address }) => `\`${address}\``));
}

function anyPort({ native }: Resource): Unknown {
  return unknown({ kind: 'opaque', what: 'on which port it listens' }, { at: native.at });
}
