import { describe, expect, it } from 'vitest';
import { buildGraph } from '../../src/graph/build-graph.ts';
import type { Target } from '../../src/graph/graph.ts';
import { always, and, atom, never, not, or } from '../../src/model/guard.ts';
import type { RawResource } from '../../src/model/resource.ts';
import type { Value } from '../../src/model/value.ts';
import { unknown } from '../../src/model/value.ts';
import type { Literal } from './raw.ts';
import { attribute, data, either, open, parsed, ref, resource, somewhere, unit } from './raw.ts';

const balancer = resource(['AWS::ElasticLoadBalancingV2::LoadBalancer', 'Balancer'], { Type: 'network' });
const nlb = resource(['aws_lb', 'aws_lb.l'], { load_balancer_type: 'network' });

function brief(target: Target): string {
  switch (target.leads) {
    case 'here':
      return `here ${target.resource.address}`;
    case 'elsewhere':
      return `elsewhere ${target.nativeType} ${target.address}`;
    case 'outside':
      return `outside ${target.value}`;
    default:
      return target.leads;
  }
}

/** Where a value leads that should name a load balancer. */
function leads(value: Literal, ...others: readonly RawResource[]): readonly string[] {
  const { graph } = buildGraph(parsed(others));
  return graph.follow(data(value) as Value<string>, 'LoadBalancer').map((lead) => brief(lead.target));
}

describe('a value leads', () => {
  it('to the resource that its attribute stands for', () => {
    expect(leads(ref('Balancer'), balancer)).toEqual(['here Balancer']);
    expect(leads(attribute('aws_lb.l', 'arn'), nlb)).toEqual(['here aws_lb.l']);
  });

  it('nowhere certain when the attribute is not the identity of the resource', () => {
    expect(leads(attribute('aws_lb.l', 'dns_name'), nlb)).toEqual(['unknown']);
    expect(leads(attribute('Balancer', 'DNSName'), balancer)).toEqual(['unknown']);
  });

  it('to the resource that an attribute of another one repeats', () => {
    const listener = resource(['aws_lb_listener', 'aws_lb_listener.l'], {
      load_balancer_arn: attribute('aws_lb.l', 'arn'),
    });
    expect(leads(attribute('aws_lb_listener.l', 'load_balancer_arn'), nlb, listener)).toEqual(['here aws_lb.l']);
  });

  it('elsewhere when it surely names a resource of another kind', () => {
    const group = resource(['AWS::ElasticLoadBalancingV2::TargetGroup', 'Group']);
    expect(leads(ref('Group'), group)).toEqual(['elsewhere AWS::ElasticLoadBalancingV2::TargetGroup Group']);
  });

  it('elsewhere when it surely names a resource without a kind', () => {
    const bucket = resource(['aws_s3_bucket', 'aws_s3_bucket.b']);
    expect(leads(attribute('aws_s3_bucket.b', 'arn'), bucket)).toEqual(['elsewhere aws_s3_bucket aws_s3_bucket.b']);
  });

  it('nowhere certain when it is what a custom resource or another stack hands out', () => {
    const custom = resource(['Custom::Lookup', 'Lookup']);
    const stack = resource(['AWS::CloudFormation::Stack', 'Stack']);
    expect(leads(ref('Lookup'), custom)).toEqual(['unknown']);
    expect(leads(attribute('Stack', 'Outputs.Arn'), stack)).toEqual(['unknown']);
  });

  it('outside when it is the literal name of something that is not there', () => {
    const arn = 'arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/net/x/1';
    expect(leads(arn, balancer)).toEqual([`outside ${arn}`]);
  });

  it('somewhere unknown when it is unknown, and nowhere when it is absent', () => {
    expect(leads(open(), balancer)).toEqual(['unknown']);
    expect(leads(null, balancer)).toEqual(['nowhere']);
  });

  it('through a text that consists of one value', () => {
    const joined = unknown({ kind: 'function', name: 'Fn::Join' }, { at: somewhere() }, { parts: [ref('Balancer')] });
    expect(leads(joined, balancer)).toEqual(['here Balancer']);
  });

  it('to each of its alternatives under its condition', () => {
    const prod = atom('prod');
    const { graph } = buildGraph(parsed([balancer]));
    const value = data(either(prod, ref('Balancer'), open())) as Value<string>;
    const found = graph.follow(value, 'LoadBalancer');
    expect(found.map((lead) => [lead.when, lead.target.leads])).toEqual([
      [prod, 'here'],
      [not(prod), 'unknown'],
    ]);
  });

  it('not to a resource of the same address in another unit', () => {
    const other = resource(['aws_lb', 'aws_lb.l'], {}, { unit: unit('/other', 'terraform') });
    expect(leads(attribute('aws_lb.l', 'arn'), other)).toEqual(['unknown']);
  });

  it('not to a resource that cannot exist', () => {
    const gone = resource(['aws_lb', 'aws_lb.l'], {}, { when: never });
    expect(leads(attribute('aws_lb.l', 'arn'), gone)).toEqual(['unknown']);
  });
});

describe('a value that names an instance leads', () => {
  const open = resource(['aws_lb', 'aws_lb.l["?"]']);
  const [first, second] = [resource(['aws_lb', 'aws_lb.l["a"]']), resource(['aws_lb', 'aws_lb.l["b[0]"]'])];

  it('to the symbolic instance by its own address', () => {
    expect(leads(attribute('aws_lb.l["?"]', 'arn'), open)).toEqual(['here aws_lb.l["?"]']);
  });

  it('to the symbolic instance by a key that it may have', () => {
    expect(leads(attribute('aws_lb.l["a"]', 'arn'), open)).toEqual(['here aws_lb.l["?"]']);
  });

  it('to one of all instances when its key is unknown', () => {
    const { graph } = buildGraph(parsed([first, second]));
    const [one, other, ...more] = graph.follow(attribute('aws_lb.l["?"]', 'arn'), 'LoadBalancer');
    expect([brief(one!.target), brief(other!.target)]).toEqual(['here aws_lb.l["a"]', 'here aws_lb.l["b[0]"]']);
    expect(more).toEqual([]);
    expect(and(one!.when, other!.when)).toBe(never);
    expect(or(one!.when, other!.when)).toBe(always);
  });

  it('nowhere certain when no instance has that key', () => {
    expect(leads(attribute('aws_lb.l["z"]', 'arn'), first, second)).toEqual(['unknown']);
  });
});

describe('a literal name leads', () => {
  const cluster = (properties = {}, circumstances = {}) =>
    resource(
      ['aws_redshift_cluster', 'aws_redshift_cluster.c'],
      { cluster_identifier: 'Analytics', ...properties },
      circumstances,
    );
  const grant = (of: Literal, circumstances = {}) =>
    resource(
      ['aws_redshift_endpoint_authorization', 'aws_redshift_endpoint_authorization.a'],
      { cluster_identifier: of },
      circumstances,
    );
  const clusterOf = (...resources: readonly RawResource[]) => {
    const { graph } = buildGraph(parsed(resources));
    const [authorization] = graph.all('RedshiftEndpointAuthorization');
    return graph.follow(authorization!.props.cluster, 'RedshiftCluster').map((lead) => brief(lead.target));
  };

  it('to the resource of that name, in any case', () => {
    expect(clusterOf(cluster(), grant('analytics'))).toEqual(['here aws_redshift_cluster.c']);
  });

  it('outside when no resource has it', () => {
    expect(clusterOf(cluster(), grant('other'))).toEqual(['outside other']);
  });

  it('outside when only a resource of another unit has it', () => {
    expect(clusterOf(cluster({}, { unit: unit('/other', 'terraform') }), grant('analytics'))).toEqual([
      'outside analytics',
    ]);
  });

  it('to the resource only where the resource exists', () => {
    expect(clusterOf(cluster({}, { when: atom('prod') }), grant('analytics'))).toEqual([
      'here aws_redshift_cluster.c',
      'outside analytics',
    ]);
  });

  it('by its origin when the name is read from the resource', () => {
    const group = resource(['aws_redshift_subnet_group', 'aws_redshift_subnet_group.s'], { name: 'private' });
    const { origin } = attribute('aws_redshift_subnet_group.s', 'name');
    const name = { state: 'known', value: 'private', at: somewhere(), origin: origin! } as const;
    const { graph } = buildGraph(parsed([group, cluster({ cluster_subnet_group_name: name })]));
    const [found] = graph.follow(graph.all('RedshiftCluster')[0]!.props.subnetGroup, 'RedshiftSubnetGroup');
    expect(brief(found!.target)).toBe('here aws_redshift_subnet_group.s');
  });
});

describe('the referrers of a resource', () => {
  const listener = (of: Literal, circumstances = {}) =>
    resource(
      ['aws_lb_listener', 'aws_lb_listener.t'],
      { load_balancer_arn: of, port: 5432, protocol: 'TCP' },
      circumstances,
    );
  const listeners = (resources: readonly RawResource[], handedOut: Parameters<typeof parsed>[1] = []) => {
    const { graph } = buildGraph(parsed(resources, handedOut));
    return graph.referrers(graph.all('LoadBalancer')[0]!, 'Listener', 'loadBalancer');
  };

  it('are those that name it', () => {
    const found = listeners([nlb, listener(attribute('aws_lb.l', 'arn'))]);
    expect(found.items.map((item) => item.when)).toEqual([always]);
    expect(found.rest).toEqual([]);
  });

  it('are not those that surely name something else', () => {
    expect(listeners([nlb, listener('arn:other')])).toMatchObject({ items: [], rest: [] });
  });

  it('are there under the condition of both the referrer and the alternative', () => {
    const [exists, named] = [atom('exists'), atom('named')];
    const found = listeners([
      nlb,
      listener(either(named, attribute('aws_lb.l', 'arn'), 'arn:other'), { when: exists }),
    ]);
    expect(found.items.map((item) => item.when)).toEqual([and(exists, named)]);
  });

  it('may be more when one in the unit names something that cannot be resolved', () => {
    const found = listeners([nlb, listener(open())]);
    expect(found.rest.map((rest) => rest.value.reason)).toEqual([{ kind: 'parameter', name: 'Parameter' }]);
  });

  it('are not more because one in another unit cannot be resolved', () => {
    expect(listeners([nlb, listener(open(), { unit: unit('/other', 'terraform') })]).rest).toEqual([]);
  });

  it('may be more when the resource leaves its unit', () => {
    const { origin } = attribute('aws_lb.l', 'arn');
    expect(listeners([nlb], [origin!]).rest).toHaveLength(1);
  });

  it('are not more because another attribute of the resource leaves its unit', () => {
    const { origin } = attribute('aws_lb.l', 'dns_name');
    expect(listeners([nlb], [origin!]).rest).toEqual([]);
  });

  it('hold a resource once that names the target twice', () => {
    const { graph } = buildGraph(
      parsed([
        balancer,
        resource(['AWS::EC2::VPCEndpointService', 'S'], {
          NetworkLoadBalancerArns: [ref('Balancer'), ref('Balancer')],
        }),
      ]),
    );
    const found = graph.referrers(graph.all('LoadBalancer')[0]!, 'EndpointService', 'networkLoadBalancers');
    expect(found.items).toHaveLength(1);
  });
});
