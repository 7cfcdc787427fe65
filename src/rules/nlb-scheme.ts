import { createRule } from '../engine/rule.ts';
import { schemeSetting } from '../graph/questions/scheme-setting.ts';
import { decide } from '../model/verdict.ts';
import { checkServing } from './balancer/serving.ts';

export default createRule({
  name: 'nlb-scheme',
  meta: {
    docs: {
      description: 'Require the Network Load Balancer behind an endpoint service to be internal',
      references: [
        'https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateLoadBalancer.html',
        'https://docs.aws.amazon.com/vpc/latest/privatelink/create-endpoint-service.html',
      ],
    },
    messages: {
      otherScheme:
        '{{on}} is {{scheme}}. {{who}} a load balancer that is {{wanted}}; write {{set(setting)}}. AWS makes a new load balancer for that, so the endpoint service has to be moved to it.',
      unknownScheme: 'Whether {{on}} is {{wanted}} is unknown: {{why(scheme)}}. {{who}} that; write {{set(setting)}}.',
      unseen: 'Whether the load balancer behind {{on}} is {{wanted}} is unknown: {{why(balancer)}}. {{who}} that.',
    },
    schema: {
      type: 'object',
      additionalProperties: false,
      properties: {
        scheme: {
          enum: ['internal', 'internet-facing'],
          default: 'internal',
          description: 'The scheme that the load balancer must have.',
        },
      },
    },
  },
  create({ check, graph, options: { scheme: wanted } }) {
    return checkServing(
      { check, graph },
      {
        seen(balancer, serving) {
          const { scheme } = balancer.props;
          const data = { scheme, wanted, setting: schemeSetting(balancer, wanted) };
          check(
            decide(scheme, (written) => written === wanted, 'unknown'),
            {
              on: balancer,
              ...serving,
              fail: { message: 'otherScheme', at: scheme, data },
              unknown: { message: 'unknownScheme', at: scheme, data },
            },
          );
        },
        unseen: (balancer) => ({ message: 'unseen', at: balancer, data: { balancer, wanted } }),
      },
    );
  },
});
