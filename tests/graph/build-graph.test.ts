import { describe, expect, it } from 'vitest';
import { buildGraph } from '../../src/graph/build-graph.ts';
import { attribute, parsed, ref, resource } from './raw.ts';

describe('a graph', () => {
  it('leads from an endpoint service to its load balancer and back, in CloudFormation', () => {
    const { graph } = buildGraph(
      parsed([
        resource(['AWS::EC2::VPCEndpointService', 'Service'], { NetworkLoadBalancerArns: [ref('Balancer')] }),
        resource(['AWS::ElasticLoadBalancingV2::LoadBalancer', 'Balancer'], { Type: 'network' }),
      ]),
    );
    const [service] = graph.all('EndpointService');
    const [balancer] = graph.all('LoadBalancer');
    const [lead] = graph.follow(service!.props.networkLoadBalancers.items[0]!.value, 'LoadBalancer');
    expect(lead?.target).toEqual({ leads: 'here', resource: balancer });
    expect(graph.referrers(balancer!, 'EndpointService', 'networkLoadBalancers').items[0]?.value).toMatchObject({
      value: service,
    });
  });

  it('leads from an endpoint service to its load balancer and back, in Terraform', () => {
    const { graph } = buildGraph(
      parsed([
        resource(['aws_vpc_endpoint_service', 'aws_vpc_endpoint_service.s'], {
          network_load_balancer_arns: [attribute('aws_lb.l', 'arn')],
        }),
        resource(['aws_lb', 'aws_lb.l'], { load_balancer_type: 'network' }),
      ]),
    );
    const [service] = graph.all('EndpointService');
    const [balancer] = graph.all('LoadBalancer');
    expect(graph.referrers(balancer!, 'EndpointService', 'networkLoadBalancers').items[0]?.value).toMatchObject({
      value: service,
    });
  });
});
