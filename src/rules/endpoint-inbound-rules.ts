import type { Statement } from '../engine/rule.ts';
import { createRule } from '../engine/rule.ts';
import { groupsOnEndpoint } from './endpoints/groups-on-endpoint.ts';
import { unknownPartOf } from './inbound/doubts.ts';
import type { Openness } from './endpoints/openness.ts';
import type { Endpoint } from './endpoints/of-type.ts';
import { firstOpen, ofType, onlyFor, whenTypeOpen } from './endpoints/of-type.ts';
import type { Service } from './endpoints/port-of-service.ts';
import { portsOfEndpoint } from './endpoints/port-of-service.ts';
import { serviceText } from './endpoints/service-text.ts';
import { anyoneOn, worldOn } from './endpoints/who-gets-in.ts';
import { and, never, not, or } from '../model/guard.ts';
import type { Guard } from '../model/guard.ts';
import { together } from './parts/together.ts';

const messages = {
  nobody:
    '{{on}} has {{groups}}, which lets in nobody on {{port}}, so no client gets an answer of {{service}} from it. Add an ingress rule there on {{port}} for the security group of its clients, or for their addresses.',
  everybody:
    '{{on}} has {{groups}}, which lets in every address there is on {{port}}. {{who}} that only the clients of an endpoint are let in: write the range of its VPC, or the security group of its clients, in place of {{written(cidr)}}.',
  defaultGroup:
    '{{on}} names no security group, so it has the default one of its VPC, which lets in only its own members until somebody changes it, and the sources do not show whether clients are among them. Name a group in {{name(groups)}} that lets them in on {{port}}.',
  groupOutside:
    'Whether {{on}} lets its clients in is unknown: its security group `{{group}}` is not in the sources. It needs an ingress rule on {{port}} for the clients, and not for every address there is.',
  undecided:
    'Whether {{on}} lets its clients in, and only them, is unknown: {{why(doubt)}}. Its security group needs an ingress rule on {{port}} for the clients, and not for every address there is.',
} as const;

type Said = Statement<typeof messages>;

export default createRule({
  name: 'endpoint-inbound-rules',
  meta: {
    docs: {
      description: 'Require the security groups of an interface endpoint to let its clients in, and not everybody',
      references: [
        'https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html',
        'https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html',
      ],
    },
    messages,
    schema: { type: 'object', additionalProperties: false, properties: {} },
    scope: 'every',
  },
  create({ check, graph }) {
    return {
      VpcEndpoint(endpoint) {
        const typed = ofType(endpoint, 'Interface');
        if (and(endpoint.when, typed.possibly) === never) return;
        const on = groupsOnEndpoint(endpoint, graph);
        const ports = portsOfEndpoint(endpoint, graph);
        const anyone = anyoneOn(ports, on.openings, graph);
        const world = worldOn(ports, on.openings, graph);
        const verdict = onlyFor(typed, {
          pass: and(anyone.surely, not(world.possibly)),
          fail: or(not(or(anyone.possibly, on.byDefault)), world.surely),
          because: [endpoint.props.securityGroups],
        });
        const judged = { endpoint, ports, on, anyone, world };
        check(verdict, {
          on: endpoint,
          when: typed.possibly,
          fail: failureOf(judged),
          unknown:
            and(endpoint.when, whenTypeOpen(typed)) === never
              ? openQuestion(judged)
              : {
                  message: 'undecided',
                  at: typed.type,
                  data: { doubt: typed.type, port: ports.text },
                },
        });
      },
    };
  },
});

interface Judged {
  readonly endpoint: Endpoint;
  readonly ports: Service;
  readonly on: ReturnType<typeof groupsOnEndpoint>;
  readonly anyone: Openness;
  readonly world: ReturnType<typeof worldOn>;
}

function failureOf({ endpoint, ports, on, world }: Judged): Said {
  const { securityGroups, service } = endpoint.props;
  const { groups } = on.openings;
  const named = together(groups);
  const data = { groups: named === '' ? 'a security group' : `the security group ${named}`, port: ports.text };
  if (and(endpoint.when, world.surely) !== never && world.cidr) {
    return { message: 'everybody', at: world.cidr, data: { ...data, cidr: world.cidr } };
  }
  const at = groups[0]?.props.ingress ?? securityGroups;
  return { message: 'nobody', at, data: { ...data, service: serviceText(service) } };
}

function openQuestion({ endpoint, ports, on, anyone, world }: Judged): Said {
  const { securityGroups } = endpoint.props;
  const port = ports.text;
  const doubtful: Guard = and(endpoint.when, not(and(anyone.surely, not(world.possibly))));
  if (and(doubtful, on.byDefault) !== never) {
    return { message: 'defaultGroup', at: securityGroups, data: { groups: securityGroups, port } };
  }
  const doubts = on.openings.doubts.map(({ when, written }) => [when, written] as const);
  const doubt =
    firstOpen(doubtful, [...doubts, ...world.doubts]) ??
    unknownPartOf(on.openings, doubtful) ??
    ports.open ??
    securityGroups;
  if ('state' in doubt && doubt.state === 'known') {
    return { message: 'groupOutside', at: doubt, data: { group: doubt, port } };
  }
  return { message: 'undecided', at: doubt, data: { doubt, port } };
}
