import type { ListOf, Value } from '../../model/value.ts';
import { map } from '../../model/cases.ts';
import { orDecided } from '../defaults.ts';
import type { NativeType, Satellite } from '../define-kind.ts';
import { defineKind } from '../define-kind.ts';
import { expand, listOfValue } from '../list-of.ts';
import type { PropertyReader } from '../property-reader.ts';
import type { ActionNames } from './forwards.ts';
import { forwardsOf, targetGroupsOf, templateActions, terraformActions } from './forwards.ts';
import { attributeOf } from './key-value-attributes.ts';
import { emptyAsUnset, unlessZero, writtenElsewhere } from './unset.ts';

const template: NativeType<'Listener'> = {
  identity: ['Ref', 'ListenerArn'],
  alone: { loadBalancer: (read) => read.string('LoadBalancerArn') },
  map: (read) => {
    const protocol = upperCase(read.string('Protocol'));
    const actions = read.blocks('DefaultActions');
    const timeout = attributeOf(read.blocks('ListenerAttributes'), 'tcp.idle_timeout.seconds', (entry, value) =>
      entry.number(value),
    );
    return {
      loadBalancer: read.string('LoadBalancerArn'),
      port: read.number('Port'),
      protocol,
      targetGroups: targetGroupsOf(actions, templateActions),
      forwards: forwardsOf(actions, templateActions),
      ruleForwards: writtenElsewhere(read, 'Actions'),
      certificates: certificatesIn(read),
      furtherCertificates: writtenElsewhere(read, 'Certificates'),
      alpnPolicies: read.strings('AlpnPolicy'),
      tcpIdleTimeout: timeoutOrDefault(timeout, protocol),
    };
  },
};

const terraform: NativeType<'Listener'> = {
  identity: ['arn', 'id'],
  alone: { loadBalancer: (read) => emptyAsUnset(read).string('load_balancer_arn') },
  map: (resource) => {
    const read = emptyAsUnset(resource);
    const protocol = upperCase(read.string('protocol'));
    const actions = read.blocks('default_action');
    return {
      loadBalancer: read.string('load_balancer_arn'),
      port: unlessZero(read.number('port')),
      protocol,
      targetGroups: targetGroupsOf(actions, terraformActions),
      forwards: forwardsOf(actions, terraformActions),
      ruleForwards: writtenElsewhere(read, 'action'),
      certificates: listOfValue(read.string('certificate_arn')),
      furtherCertificates: writtenElsewhere(read, 'certificate_arn'),
      alpnPolicies: listOfValue(read.string('alpn_policy')),
      tcpIdleTimeout: timeoutOrDefault(unlessZero(read.number('tcp_idle_timeout_seconds')), protocol),
    };
  },
};

function upperCase(protocol: Value<string>): Value<string> {
  return map(protocol, (text) => text.toUpperCase());
}

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/network/network-load-balancers.html#connection-idle-timeout */
function timeoutOrDefault(written: Value<number>, protocol: Value<string>): Value<number> {
  return orDecided(written, protocol, (text) => (['TCP', 'TLS', 'TCP_UDP'].includes(text) ? 350 : undefined));
}

function certificatesIn(read: PropertyReader): ListOf<string> {
  return expand(read.blocks('Certificates'), (each) => listOfValue(each.string('CertificateArn')));
}

/** A rule that sends some connections elsewhere than the default action does. */
function rule(listener: string, actions: string, names: ActionNames): Satellite<'Listener'> {
  return {
    belongsTo: (read) => read.string(listener),
    adds: (read) => ({ ruleForwards: forwardsOf(emptyAsUnset(read).blocks(actions), names) }),
    unresolved: 'rest',
  };
}

const certificate: Satellite<'Listener'> = {
  belongsTo: (read) => read.string('listener_arn'),
  adds: (read) => ({ furtherCertificates: listOfValue(read.string('certificate_arn')) }),
  unresolved: 'rest',
};

export const listener = defineKind({
  kind: 'Listener',
  types: {
    'AWS::ElasticLoadBalancingV2::Listener': template,
    aws_lb_listener: terraform,
    aws_alb_listener: terraform,
  },
  satellites: {
    'AWS::ElasticLoadBalancingV2::ListenerRule': rule('ListenerArn', 'Actions', templateActions),
    aws_lb_listener_rule: rule('listener_arn', 'action', terraformActions),
    aws_alb_listener_rule: rule('listener_arn', 'action', terraformActions),
    'AWS::ElasticLoadBalancingV2::ListenerCertificate': {
      belongsTo: (read) => read.string('ListenerArn'),
      adds: (read) => ({ furtherCertificates: certificatesIn(read) }),
      unresolved: 'rest',
    },
    aws_lb_listener_certificate: certificate,
    aws_alb_listener_certificate: certificate,
  },
  links: { loadBalancer: ['LoadBalancer'], targetGroups: ['TargetGroup'] },
});
