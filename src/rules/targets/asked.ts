import type { OptionsOf, Resource, ResourceGraph, RuleContext, Statement } from '../../engine/rule.ts';
import type { Way } from '../../graph/path/way.ts';
import type { Verdict } from '../../model/verdict.ts';

export const messages = {
  noListener:
    '{{on}} leads to {{balancer}}, which has no listener, so no connection gets any further. {{who}} a way to the database: add a listener that forwards to its target group.',
  noForward:
    '{{on}} leads to {{listener}}, whose default action forwards to no target group that receives anything, so no connection gets any further. {{who}} a way to the database: name its target group in the default action.',
  noTarget:
    'Whether {{on}} leads to a target is unknown: {{group}} has none in the sources, and an Auto Scaling group, a container service or a function may register one. {{who}} a way to the database: see to it that its address is registered.',
  unseen:
    'Whether {{on}} leads to a target is unknown: {{why(seen)}}. {{who}} a way to the database, by a listener and a target group with its address.',
  namedTarget:
    '{{on}} leads to {{group}}, where `{{database}}` is registered by a name of its own. AWS takes an IP address there, or the ID of an instance, and refuses this; register the address that the name of the database stands for.',
  otherVpc:
    '{{on}} leads to {{group}}, whose instances are in {{vpc}}, but {{balancer}} is in {{other}}. Instances can be registered only in the VPC of the load balancer; put both into one VPC, or register IP addresses and write {{set(byAddress)}}.',
  wrongType:
    '{{on}} leads to {{group}}, whose target type is `{{type}}`{{whose}}. {{who}} {{types}}; write {{set(right)}}.',
  unknownType: 'The target type of {{group}}, to which {{on}} leads, is unknown: {{why(type)}}. {{who}} {{types}}.',
  wrongProtocol:
    '{{on}} leads to {{through}}, whose protocol is `{{protocol}}`. {{who}} {{protocols}}; write {{set(right)}}.',
  unknownProtocol:
    'The protocol of {{through}}, to which {{on}} leads, is unknown: {{why(protocol)}}. {{who}} {{protocols}}.',
  otherPort:
    '{{on}} leads to {{listener}} on port {{port}}, which passes on to port {{targetPort}} of {{group}}. {{who}} the same port for both; let one of them follow the other.',
  unknownPort:
    'Whether {{listener}}, to which {{on}} leads, has the port of {{group}} is unknown: {{why(port)}}. {{who}} the same port for both.',
} as const;
export type Said = Statement<typeof messages>;

export const schema = {
  type: 'object',
  additionalProperties: false,
  properties: {
    targetTypes: {
      type: 'array',
      items: { enum: ['instance', 'ip', 'alb'] },
      default: [],
      description: 'Target types that are accepted; with none given, all of them.',
    },
    protocols: {
      type: 'array',
      items: { enum: ['TCP', 'TLS', 'UDP', 'TCP_UDP', 'QUIC', 'TCP_QUIC'] },
      default: [],
      description: 'Protocols that are accepted for listeners and target groups; with none given, all of them.',
    },
    listenerPortEqualsTargetPort: {
      type: 'boolean',
      default: false,
      description: 'Whether a listener must have the port of the target that it passes on to.',
    },
  },
} as const;

type Options = OptionsOf<typeof schema>;

/** What holds of a service whatever the options, and how it is told. */
export interface Judged {
  readonly verdict: Verdict;
  readonly report: Parameters<Asked['check']>[1];
}

/** A service, the ways from it and what is asked of them. */
export interface Asked extends Pick<RuleContext<typeof messages, Options>, 'check' | 'graph' | 'options'> {
  readonly graph: ResourceGraph;
  readonly service: Resource<'EndpointService'>;
  readonly ways: readonly Way[];
}
