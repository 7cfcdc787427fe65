import { describe, expect, it } from 'vitest';
import { buildGraph } from '../../src/graph/build-graph.ts';
import { balancersOf } from '../../src/graph/questions/balancers-of-service.ts';
import { groupsOf } from '../../src/graph/questions/groups-of-balancer.ts';
import { listenersOf } from '../../src/graph/questions/listeners-of-balancer.ts';
import { isBehindEndpointService, whenBehindEndpointService } from '../../src/graph/questions/services-of-balancer.ts';
import { always, and, atom, never } from '../../src/model/guard.ts';
import type { RawResource } from '../../src/model/resource.ts';
import type { LiteralMapping } from './raw.ts';
import { either, open, parsed, ref, resource } from './raw.ts';

const service = (properties: LiteralMapping, circumstances = {}) =>
  resource(['AWS::EC2::VPCEndpointService', 'Service'], properties, circumstances);
const balancer = (properties: LiteralMapping = {}, circumstances = {}) =>
  resource(['AWS::ElasticLoadBalancingV2::LoadBalancer', 'Balancer'], properties, circumstances);

function graphOf(...resources: readonly RawResource[]) {
  const { graph } = buildGraph(parsed(resources));
  return { graph, services: graph.all('EndpointService'), balancers: graph.all('LoadBalancer') };
}

describe('the load balancers of an endpoint service', () => {
  it('are those of both lists, each with the list that names it', () => {
    const { graph, services } = graphOf(
      balancer(),
      service({ NetworkLoadBalancerArns: [ref('Balancer')], GatewayLoadBalancerArns: ['arn:gateway'] }),
    );
    expect(balancersOf(graph, services[0]!).leads.map((lead) => [lead.property, lead.target.leads])).toEqual([
      ['networkLoadBalancers', 'here'],
      ['gatewayLoadBalancers', 'outside'],
    ]);
  });

  it('may be more when a list cannot be read', () => {
    const { graph, services } = graphOf(service({ NetworkLoadBalancerArns: open() }));
    expect(balancersOf(graph, services[0]!)).toMatchObject({ leads: [], rest: [{ when: always }] });
  });
});

describe('a load balancer', () => {
  it('is behind an endpoint service that names it', () => {
    const { graph, balancers } = graphOf(balancer(), service({ NetworkLoadBalancerArns: [ref('Balancer')] }));
    expect(isBehindEndpointService(graph, balancers[0]!)).toBe(true);
  });

  it('is behind one under the conditions of all three: service, item and itself', () => {
    const [one, two, three] = [atom('service'), atom('item'), atom('balancer')];
    const { graph, balancers } = graphOf(
      balancer({}, { when: three }),
      service({ NetworkLoadBalancerArns: [either(two, ref('Balancer'), null)] }, { when: one }),
    );
    expect(whenBehindEndpointService(graph, balancers[0]!)).toBe(and(one, two, three));
  });

  it('is behind none when a service names something unknown', () => {
    const { graph, balancers } = graphOf(balancer(), service({ NetworkLoadBalancerArns: [open()] }));
    expect(isBehindEndpointService(graph, balancers[0]!)).toBe(false);
  });

  it('has the listeners that name it', () => {
    const listener = resource(['AWS::ElasticLoadBalancingV2::Listener', 'L'], { LoadBalancerArn: ref('Balancer') });
    const { graph, balancers } = graphOf(balancer(), listener);
    expect(listenersOf(graph, balancers[0]!).items).toMatchObject([{ value: { value: { address: 'L' } } }]);
  });
});

describe('the security groups of a load balancer', () => {
  const groups = (...resources: readonly RawResource[]) => {
    const { graph, balancers } = graphOf(...resources);
    return groupsOf(graph, balancers[0]!);
  };

  it('are surely none when none is written', () => {
    expect(groups(balancer()).none).toBe(always);
    expect(groups(balancer({ SecurityGroups: [] })).none).toBe(always);
    expect(groups(balancer({ SecurityGroups: open() })).none).toBe(never);
  });

  it('have all their rules when they are in the sources', () => {
    const group = resource(['AWS::EC2::SecurityGroup', 'Group'], {
      SecurityGroupIngress: [{ IpProtocol: '-1', CidrIp: '10.0.0.0/8' }],
    });
    const [only] = groups(balancer({ SecurityGroups: [ref('Group')] }), group).groups;
    expect(only).toMatchObject({
      when: always,
      target: { leads: 'here' },
      rules: { ingress: { items: [{ when: always }] } },
    });
  });

  it('have the rules that the sources write for the same reference when they are not', () => {
    const rule = resource(['AWS::EC2::SecurityGroupIngress', 'Rule'], {
      GroupId: open('Group'),
      IpProtocol: '-1',
      CidrIp: '10.0.0.0/8',
    });
    const [only] = groups(balancer({ SecurityGroups: [open('Group')] }), rule).groups;
    expect(only).toMatchObject({ target: { leads: 'unknown' }, rules: { ingress: { items: [{ when: always }] } } });
  });
});
