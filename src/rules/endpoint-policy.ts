import type { Statement } from '../engine/rule.ts';
import { createRule } from '../engine/rule.ts';
import type { PolicyDocument } from '../graph/props/policy.ts';
import type { ServiceName } from '../graph/props/endpoints.ts';
import { serviceOf } from '../graph/questions/service-of-endpoint.ts';
import type { Guard } from '../model/guard.ts';
import { and, never, not, or } from '../model/guard.ts';
import type { Value } from '../model/value.ts';
import { casesOf, whenState } from '../model/cases.ts';
import type { Endpoint } from './endpoints/of-type.ts';
import { firstOpen, ofType, onlyFor, whenTypeOpen } from './endpoints/of-type.ts';
import type { Openness } from './endpoints/openness.ts';
import { fullAccessOf, openPartOf } from './endpoints/full-access.ts';
import { takesPolicy } from './endpoints/policy-services.ts';
import { serviceText } from './endpoints/service-text.ts';

const messages = {
  noPolicy:
    '{{on}} has no policy, so AWS attaches one of full access: whoever reaches it may use {{service}} of any account through it, as far as its credentials go. {{who}} a policy that says which principals and resources are meant: write {{name(policy)}}.',
  fullAccess:
    'The policy of {{on}} allows everybody every action on every resource of {{service}}, as AWS does where there is none. {{who}} one that says which principals and resources are meant: narrow {{name(policy)}}.',
  undecided:
    'Whether {{on}} lets anybody do anything with {{service}} is unknown: {{why(doubt)}}. {{who}} a policy that says which principals and resources are meant.',
  maybeWithout:
    '{{on}} has no policy, so whoever reaches it may use {{service}} of any account through it. Not every service takes endpoint policies; whether this one does, `aws ec2 describe-vpc-endpoint-services` tells (`VpcEndpointPolicySupported`). If so, write {{name(policy)}}.',
} as const;

type Said = Statement<typeof messages>;

export default createRule({
  name: 'endpoint-policy',
  meta: {
    docs: {
      description: 'Require a VPC endpoint for an AWS service to have a policy that allows less than everything',
      references: ['https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html'],
    },
    messages,
    schema: { type: 'object', additionalProperties: false, properties: {} },
    scope: 'every',
  },
  create({ check, graph }) {
    return {
      VpcEndpoint(endpoint) {
        const { policy } = endpoint.props;
        const service = serviceOf(graph, endpoint);
        const typed = ofType(endpoint, 'Interface', 'Gateway');
        const takes = whenTaken(service);
        const about = and(typed.possibly, takes.possibly);
        const full = fullAccessOf(policy, service);
        const verdict = onlyFor(typed, {
          pass: or(not(takes.possibly), not(full.possibly)),
          fail: and(takes.surely, full.surely),
          because: [policy],
        });
        check(verdict, {
          on: endpoint,
          when: about,
          fail: failureOf(policy, service),
          unknown: openQuestion(endpoint, { service, about, takes, full }),
        });
      },
    };
  },
});

/** When the service of an endpoint takes policies: surely, and at most. What someone else offers never does. */
function whenTaken(service: Value<ServiceName>): Openness {
  const surely: Guard[] = [];
  const possibly: Guard[] = [];
  for (const { when: there, value } of casesOf(service)) {
    if (value.state === 'absent') continue;
    if (value.state === 'known' && value.value.type === 'endpoint-service') continue;
    possibly.push(there);
    if (value.state === 'known' && value.value.type === 'aws' && takesPolicy(value.value.service)) surely.push(there);
  }
  return { surely: or(...surely), possibly: or(...possibly) };
}

function failureOf(policy: Value<PolicyDocument>, service: Value<ServiceName>): Said {
  const data = { policy, service: serviceText(service) };
  const isWritten = whenState(policy, 'absent') === never;
  return { message: isWritten ? 'fullAccess' : 'noPolicy', at: policy, data };
}

interface Judged {
  readonly service: Value<ServiceName>;
  readonly about: Guard;
  readonly takes: Openness;
  readonly full: Openness;
}

function openQuestion(endpoint: Endpoint, { service, about, takes, full }: Judged): Said {
  const { policy } = endpoint.props;
  const text = serviceText(service);
  const typed = ofType(endpoint, 'Interface', 'Gateway');
  const under = and(endpoint.when, about, full.possibly);
  const doubt = firstOpen(under, [
    [whenTypeOpen(typed), typed.type],
    [whenState(service, 'unknown'), service],
    [not(full.surely), openPartOf(policy) ?? policy],
  ]);
  if (doubt || and(under, not(takes.surely)) === never) {
    const open = doubt ?? policy;
    return { message: 'undecided', at: open, data: { doubt: open, service: text } };
  }
  return { message: 'maybeWithout', at: policy, data: { policy, service: text } };
}
