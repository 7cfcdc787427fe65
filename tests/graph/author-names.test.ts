import { describe, expect, it } from 'vitest';
import { buildGraph } from '../../src/graph/build-graph.ts';
import { lint } from '../../src/index.ts';
import { always } from '../../src/model/guard.ts';
import { memorySources } from '../../src/sources/memory.ts';
import { read } from '../cloudformation/reading.ts';
import { parse } from '../terraform/read.ts';

const arnOf = (what: string, region = 'us-east-1') =>
  `arn:aws:elasticloadbalancing:${region}:111122223333:${what}/0a1b2c3d4e5f6071`;

const provider = (account: string) => `provider "aws" {
  region              = "us-east-1"
  allowed_account_ids = ["${account}"]
}
variable "stage" {}
`;

/** Where a listener of another root leads that names a load balancer by a literal ARN. */
function leads(
  name: string,
  { account = '111122223333', arn = arnOf('loadbalancer/net/orders') } = {},
): readonly string[] {
  const balancer = `resource "aws_lb" "b" {\n  ${name}\n}\n`;
  const { units } = parse({
    '/a/main.tf': provider(account) + balancer,
    '/b/main.tf': `resource "aws_lb_listener" "l" {\n  load_balancer_arn = "${arn}"\n}\n`,
  });
  const { graph } = buildGraph(units);
  const [listener] = graph.all('Listener');
  return graph
    .follow(listener!.props.loadBalancer, 'LoadBalancer')
    .map(({ when, target }) => `${target.leads}${when === always ? '' : ' perhaps'}`);
}

describe('an ARN with the name of a load balancer and an ID', () => {
  it.each([
    ['surely leads to it in the same Region and account', 'name = "orders"', {}, ['here']],
    ['leads elsewhere in another account', 'name = "orders"', { account: '444455556666' }, ['outside']],
    [
      'leads elsewhere in another Region',
      'name = "orders"',
      { arn: arnOf('loadbalancer/net/orders', 'eu-west-1') },
      ['outside'],
    ],
    ['leads elsewhere with another name', 'name = "payments"', {}, ['outside']],
    ['leads elsewhere with the name in other letters', 'name = "Orders"', {}, ['outside']],
    ['leads elsewhere where AWS makes up the name', '', {}, ['outside']],
    ['perhaps leads to one of unknown name', 'name = var.stage', {}, ['here perhaps', 'outside perhaps']],
    [
      'perhaps leads to one of which the name is known in part',
      'name = "${var.stage}rs"',
      {},
      ['here perhaps', 'outside perhaps'],
    ],
    ['leads elsewhere where that part differs', 'name = "${var.stage}-nlb"', {}, ['outside']],
    ['leads elsewhere as that of a target group', 'name = "orders"', { arn: arnOf('targetgroup/orders') }, ['outside']],
  ])('%s', (_, name, given, expected) => {
    expect(leads(name, given)).toEqual(expected);
  });

  it('perhaps leads to each of several copies', () => {
    const copy = `${provider('111122223333')}resource "aws_lb" "b" {\n  name = "orders"\n}\n`;
    const arn = arnOf('loadbalancer/net/orders');
    const { units } = parse({
      '/a/main.tf': copy,
      '/b/main.tf': copy,
      '/c/main.tf': `resource "aws_lb_listener" "l" {\n  load_balancer_arn = "${arn}"\n}\n`,
    });
    const { graph } = buildGraph(units);
    const [listener] = graph.all('Listener');
    const targets = graph.follow(listener!.props.loadBalancer, 'LoadBalancer').map(({ target }) => target.leads);
    expect(targets).toEqual(['here', 'here', 'outside']);
  });

  it.each([
    ['a target group', 'targetgroup/orders', true],
    ['a target group that a text is put together for', 'targetgroup/orders', false],
  ])('does the same for %s in a template', async (_, what, literal) => {
    const arn = literal
      ? arnOf(what)
      : '!Sub "arn:${AWS::Partition}:elasticloadbalancing:${AWS::Region}:${AWS::AccountId}:targetgroup/orders/0a1b"';
    const { unit } = await read(
      `Resources:
  Group: { Type: AWS::ElasticLoadBalancingV2::TargetGroup, Properties: { Name: orders } }
  Listener: { Type: AWS::ElasticLoadBalancingV2::Listener, Properties: { DefaultActions: [{ Type: forward, TargetGroupArn: ${arn} }] } }
`,
      { region: 'us-east-1' },
    );
    const { graph } = buildGraph([unit]);
    const [listener] = graph.all('Listener');
    const [group] = listener!.props.targetGroups.items;
    expect(graph.follow(group!.value, 'TargetGroup').map(({ target }) => target.leads)).toContain('here');
  });
});

describe('nothing is missing that such an ARN may attach', () => {
  const service = `Resources:
  Lb: { Type: AWS::ElasticLoadBalancingV2::LoadBalancer, Properties: { Name: orders, Type: network } }
  S: { Type: AWS::EC2::VPCEndpointService, Properties: { NetworkLoadBalancerArns: [!Ref Lb] } }
`;
  const listener = (name: string) => `Resources:
  Listener:
    Type: AWS::ElasticLoadBalancingV2::Listener
    Properties: { LoadBalancerArn: "${arnOf(`loadbalancer/net/${name}`)}", Port: 5432, Protocol: TCP }
`;
  const said = async (name: string): Promise<readonly string[]> => {
    const sources = memorySources({ '/a.yaml': service, '/b.yaml': listener(name) });
    const { findings } = await lint(['.'], { sources, profiles: ['aws'] });
    return findings.map(({ messageId }) => messageId).filter((message) => message === 'noListener');
  };

  it('a listener of another template', async () => {
    expect(await said('payments')).toEqual(['noListener']);
    expect(await said('orders')).toEqual([]);
  });
});
