import { createRule } from '../engine/rule.ts';
import { decide } from '../model/verdict.ts';
import { checkServing } from './balancer/serving.ts';

export default createRule({
  name: 'nlb-client-routing',
  meta: {
    docs: {
      description: 'Require the client routing policy of a Network Load Balancer that the vendor asks for',
      references: [
        'https://docs.aws.amazon.com/elasticloadbalancing/latest/network/network-load-balancers.html',
        'https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_LoadBalancerAttribute.html',
      ],
    },
    messages: {
      otherPolicy:
        '{{on}} has the client routing policy {{policy}}, which decides to which Availability Zones its DNS name leads. {{who}} {{wanted}}; write {{set(setting)}}.',
      unknownPolicy:
        'The client routing policy of {{on}} is unknown: {{why(policy)}}. {{who}} {{wanted}}; write {{set(setting)}}.',
      unseen:
        'The client routing policy of the load balancer behind {{on}} is unknown: {{why(balancer)}}. {{who}} {{wanted}}.',
    },
    schema: {
      type: 'object',
      additionalProperties: false,
      properties: {
        value: {
          enum: ['any_availability_zone', 'availability_zone_affinity', 'partial_availability_zone_affinity'],
          default: 'any_availability_zone',
          description: 'The policy that the load balancer must have.',
        },
      },
    },
  },
  create({ check, graph, options: { value: wanted } }) {
    return checkServing(
      { check, graph },
      {
        seen(balancer, serving) {
          const { clientRoutingPolicy: policy } = balancer.props;
          const data = { policy, wanted, setting: { property: policy, set: wanted } };
          check(
            decide(policy, (written) => written === wanted, 'unknown'),
            {
              on: balancer,
              ...serving,
              fail: { message: 'otherPolicy', at: policy, data },
              unknown: { message: 'unknownPolicy', at: policy, data },
            },
          );
        },
        unseen: (balancer) => ({ message: 'unseen', at: balancer, data: { balancer, wanted } }),
      },
    );
  },
});
