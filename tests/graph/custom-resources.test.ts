import { describe, expect, it } from 'vitest';
import { buildGraph } from '../../src/graph/build-graph.ts';
import type { ResourceGraph } from '../../src/graph/graph.ts';
import type { ListOf, Value } from '../../src/model/value.ts';
import { casesOf } from '../../src/model/cases.ts';
import { read } from '../cloudformation/reading.ts';

const given = `Resources:
  Vpc: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.0.0.0/16 } }
  Group: { Type: AWS::EC2::SecurityGroup, Properties: { GroupDescription: g, VpcId: !Ref Vpc } }
  Service: { Type: AWS::EC2::VPCEndpointService }
  Balancer: { Type: AWS::ElasticLoadBalancingV2::LoadBalancer, Properties: { Type: network } }
  Targets: { Type: AWS::ElasticLoadBalancingV2::TargetGroup, Properties: { TargetType: ip } }
`;

async function graphOf(resource: string): Promise<ResourceGraph> {
  const { unit } = await read(`${given}  Custom: ${resource}\n`, { region: 'us-east-1' });
  const { graph, diagnostics } = buildGraph([unit]);
  expect(diagnostics).toEqual([]);
  return graph;
}

/** A call as CDK writes it: a text of JSON with references in it. */
function call(action: string, parameters: string, { type = 'Custom::AWS', service = 'EC2' } = {}): string {
  const text = `{"service":"${service}","action":"${action}","parameters":${parameters},"physicalResourceId":{"id":"x"}}`;
  const pieces = text
    .split(/(<[\w.]+>)/)
    .map((piece) => (piece.startsWith('<') ? `!GetAtt ${piece.slice(1, -1)}` : `'${piece}'`));
  const joined = pieces.map((piece) => piece.replace(/^!GetAtt (\w+)$/, '!Ref $1')).join(', ');
  return `{ Type: ${type}, Properties: { ServiceToken: arn, Create: !Join ['', [${joined}]], Delete: '{}' } }`;
}

function plain(value: Value<unknown>): unknown {
  return value.state === 'known'
    ? value.value
    : value.state === 'one-of'
      ? casesOf(value).map((each) => plain(each.value))
      : value.state;
}

function texts(list: ListOf<unknown>): readonly unknown[] {
  return [...list.items.map((item) => plain(item.value)), ...list.rest.map(({ value }) => value.reason)];
}

const service = (graph: ResourceGraph) => graph.all('EndpointService')[0]!.props;

describe('a call of the SDK in a custom resource', () => {
  it('sets the private name of a service, as the construct for domain names does', async () => {
    const parameters = '{"ServiceId":"<Service>","PrivateDnsName":"db.example.com"}';
    const props = service(await graphOf(call('modifyVpcEndpointServiceConfiguration', parameters)));
    expect(plain(props.privateDnsName)).toBe('db.example.com');
  });

  it('starts the verification of that name', async () => {
    const props = service(
      await graphOf(call('startVpcEndpointServicePrivateDnsVerification', '{"ServiceId":"<Service>"}')),
    );
    expect(texts(props.privateDnsVerifications)).toEqual([false]);
  });

  it.each([
    ['modifyVpcEndpointServicePermissions', {}],
    ['ModifyVpcEndpointServicePermissionsCommand', { service: '@aws-sdk/client-ec2' }],
    ['modifyVpcEndpointServicePermissions', { type: 'Custom::AllowVendor', service: 'ec2' }],
  ])('allows principals, as %s with %j', async (action, options) => {
    const parameters = '{"ServiceId":"<Service.ServiceId>","AddAllowedPrincipals":["arn:aws:iam::111122223333:root"]}';
    const props = service(await graphOf(call(action, parameters, options)));
    expect(texts(props.allowedPrincipals)).toEqual(['arn:aws:iam::111122223333:root']);
  });

  it('adds load balancers', async () => {
    const parameters = '{"ServiceId":"<Service>","AddNetworkLoadBalancerArns":["<Balancer>"]}';
    const graph = await graphOf(call('modifyVpcEndpointServiceConfiguration', parameters));
    const [balancer] = graph.all('LoadBalancer');
    expect(graph.referrers(balancer!, 'EndpointService', 'networkLoadBalancers').items).toHaveLength(1);
  });

  it.each(['ELBv2', 'elastic-load-balancing-v2', '@aws-sdk/client-elastic-load-balancing-v2'])(
    'turns the enforcement of inbound rules off, with %s',
    async (sdk) => {
      const parameters =
        '{"LoadBalancerArn":"<Balancer>","EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic":"off"}';
      const graph = await graphOf(call('setSecurityGroups', parameters, { service: sdk }));
      expect(plain(graph.all('LoadBalancer')[0]!.props.enforceInboundRulesOnPrivateLinkTraffic)).toBe('off');
    },
  );

  it('is read where it is written as an object, as old versions of CDK did', async () => {
    const create =
      '{ service: EC2, action: modifyVpcEndpointServiceConfiguration, parameters: { ServiceId: !Ref Service, AcceptanceRequired: false } }';
    const props = service(await graphOf(`{ Type: Custom::AWS, Properties: { Create: ${create} } }`));
    expect(plain(props.acceptanceRequired)).toBe(false);
  });

  it('changes nothing when it only looks', async () => {
    const graph = await graphOf(call('describeVpcEndpointServiceConfigurations', '{"ServiceIds":["<Service>"]}'));
    const { allowedPrincipals, privateDnsName } = service(graph);
    expect([texts(allowedPrincipals), plain(privateDnsName)]).toEqual([[], 'absent']);
  });
});

describe('a resource that a custom resource is given', () => {
  const added = [{ kind: 'opaque', what: 'what custom resource `Custom` adds' }];

  it.each([
    ['{ Type: Custom::AllowVendor, Properties: { ServiceToken: arn, ServiceId: !Ref Service } }'],
    [
      '{ Type: AWS::CloudFormation::CustomResource, Properties: { ServiceToken: arn, Ids: [{ Id: !GetAtt Service.ServiceId }] } }',
    ],
    [
      "{ Type: Custom::X, Properties: { Arn: !Sub 'arn:aws:ec2:us-east-1:111122223333:vpc-endpoint-service/${Service}' } }",
    ],
    [call('tagOrWhatever', '{"Id":"<Service>"}')],
  ])('may allow more principals: %s', async (resource) => {
    expect(texts(service(await graphOf(resource)).allowedPrincipals)).toEqual(added);
  });

  it('may have more rules and more targets', async () => {
    const graph = await graphOf(
      '{ Type: Custom::X, Properties: { Group: !GetAtt Group.GroupId, Targets: !Ref Targets } }',
    );
    expect(texts(graph.all('SecurityGroup')[0]!.props.ingress)).toEqual(added);
    expect(texts(graph.all('TargetGroup')[0]!.props.targets)).toEqual(added);
  });

  it('may have more listeners', async () => {
    const graph = await graphOf('{ Type: Custom::X, Properties: { Balancer: !Ref Balancer } }');
    const [balancer] = graph.all('LoadBalancer');
    expect(graph.referrers(balancer!, 'Listener', 'loadBalancer').rest).toHaveLength(1);
  });

  it('stays as it is when only its other attributes are taken, or those of another one', async () => {
    const graph = await graphOf(
      '{ Type: Custom::X, Properties: { Name: !GetAtt Balancer.DNSName, Vpc: !Ref Vpc, ServiceToken: !Ref Service } }',
    );
    const [balancer] = graph.all('LoadBalancer');
    expect(graph.referrers(balancer!, 'Listener', 'loadBalancer').rest).toEqual([]);
    expect(texts(service(graph).allowedPrincipals)).toEqual([]);
  });
});

describe("CDK's restriction of a default group", () => {
  it('leaves it without the rules that it was created with, and with those that are written', async () => {
    const restricted =
      '{ Type: Custom::VpcRestrictDefaultSG, Properties: { DefaultSecurityGroupId: !GetAtt Vpc.DefaultSecurityGroup, Account: "111122223333" } }';
    const rule = `
  Rule:
    Type: AWS::EC2::SecurityGroupIngress
    Properties: { GroupId: !GetAtt Vpc.DefaultSecurityGroup, IpProtocol: tcp, FromPort: 5432, ToPort: 5432, CidrIp: 10.0.0.0/8 }`;
    for (const [written, rules] of [
      [restricted, 0],
      [`${restricted}${rule}`, 1],
    ] as const) {
      const graph = await graphOf(written);
      const [vpc] = graph.all('Vpc');
      const [lead, ...others] = graph.follow(vpc!.props.defaultSecurityGroup, 'SecurityGroup');
      if (lead?.target.leads !== 'here' || others.length > 0) throw new Error('The group is not there.');
      const { ingress, egress } = lead.target.resource.props;
      expect([ingress.items.length, ingress.rest.length, egress.items.length]).toEqual([rules, 0, 0]);
    }
  });
});
