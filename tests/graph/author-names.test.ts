import { describe, expect, it } from 'vitest';
import { buildGraph } from '../../src/graph/build-graph.ts';
import { lint } from '../../src/index.ts';
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

/** Where a listener of another root leads that names a load balancer by a literal ARN, and whether that may have more. */
function leads(name: string, { account = '111122223333', arn = arnOf('loadbalancer/net/orders') } = {}): string {
  const balancer = `resource "aws_lb" "b" {\n  ${name}\n}\n`;
  const { units } = parse({
    '/a/main.tf': provider(account) + balancer,
    '/b/main.tf': `resource "aws_lb_listener" "l" {\n  load_balancer_arn = "${arn}"\n}\n`,
  });
  const { graph } = buildGraph(units);
  const [listener] = graph.all('Listener');
  const [target] = graph.all('LoadBalancer');
  const leading = graph.follow(listener!.props.loadBalancer, 'LoadBalancer').map((lead) => lead.target.leads);
  return [...leading, ...graph.referrers(target!, 'Listener', 'loadBalancer').rest.map(() => 'perhaps')].join();
}

describe('an ARN with the name of a load balancer and an ID', () => {
  it.each([
    ['leads to it in the same Region and account', 'name = "orders"', {}, 'here'],
    ['leads elsewhere in another account', 'name = "orders"', { account: '444455556666' }, 'outside'],
    [
      'leads elsewhere in another Region',
      'name = "orders"',
      { arn: arnOf('loadbalancer/net/orders', 'eu-west-1') },
      'outside',
    ],
    ['leads elsewhere with another name', 'name = "payments"', {}, 'outside'],
    ['leads elsewhere with the name in other letters', 'name = "Orders"', {}, 'outside'],
    ['leads elsewhere where AWS makes up the name', '', {}, 'outside'],
    ['leads nowhere for certain where the name is not known', 'name = var.stage', {}, 'outside,perhaps'],
    ['leads nowhere for certain where the name may be it', 'name = "${var.stage}rs"', {}, 'outside,perhaps'],
    ['leads elsewhere where what is known of the name differs', 'name = "${var.stage}-nlb"', {}, 'outside'],
    ['leads elsewhere as that of a target group', 'name = "orders"', { arn: arnOf('targetgroup/orders') }, 'outside'],
  ])('%s', (_, name, given, expected) => {
    expect(leads(name, given)).toBe(expected);
  });

  it('leads to none of several copies for certain', () => {
    const copy = `${provider('111122223333')}resource "aws_lb" "b" {\n  name = "orders"\n}\n`;
    const arn = arnOf('loadbalancer/net/orders');
    const { units } = parse({
      '/a/main.tf': copy,
      '/b/main.tf': copy,
      '/c/main.tf': `resource "aws_lb_listener" "l" {\n  load_balancer_arn = "${arn}"\n}\n`,
    });
    const { graph } = buildGraph(units);
    const rests = graph.all('LoadBalancer').map((one) => graph.referrers(one, 'Listener', 'loadBalancer').rest.length);
    expect(rests).toEqual([1, 1]);
  });

  it.each([
    ['literal', arnOf('targetgroup/orders')],
    [
      'put together',
      '!Sub "arn:${AWS::Partition}:elasticloadbalancing:${AWS::Region}:${AWS::AccountId}:targetgroup/orders/0a1b"',
    ],
  ])('may lead to a target group of the same template, %s', async (_, arn) => {
    const { unit } = await read(
      `Resources:
  Group: { Type: AWS::ElasticLoadBalancingV2::TargetGroup, Properties: { Name: orders } }
  Listener: { Type: AWS::ElasticLoadBalancingV2::Listener, Properties: { DefaultActions: [{ Type: forward, TargetGroupArn: ${arn} }] } }
`,
      { region: 'us-east-1' },
    );
    const { graph } = buildGraph([unit]);
    const [group] = graph.all('TargetGroup');
    expect(graph.referrers(group!, 'Listener', 'targetGroups').rest).not.toEqual([]);
  });

  it('may attach a target', () => {
    const { units } = parse({
      '/a/main.tf': 'resource "aws_lb_target_group" "g" {\n  name = "orders"\n}\n',
      '/b/main.tf': `resource "aws_lb_target_group_attachment" "a" {\n  target_group_arn = "${arnOf('targetgroup/orders')}"\n  target_id = "10.0.0.4"\n}\n`,
    });
    expect(buildGraph(units).graph.all('TargetGroup')[0]?.props.targets).toMatchObject({ items: [], rest: [{}] });
  });
});

describe('an ARN of a listener', () => {
  const arn =
    'arn:aws:elasticloadbalancing:us-east-1:111122223333:listener/app/orders/0a1b2c3d4e5f6071/1112131415161718';
  const put = '!Sub "arn:aws:elasticloadbalancing:${AWS::Region}:${AWS::AccountId}:listener/app/orders/0a1b/1112"';

  /** Which listeners may have more rules than those of the sources. */
  const open = async (listeners: string, { to = arn, region = 'us-east-1' } = {}): Promise<readonly string[]> => {
    const balancers = `Parameters:
  Given: { Type: String }
Resources:
  Orders: { Type: AWS::ElasticLoadBalancingV2::LoadBalancer, Properties: { Name: orders } }
  Payments: { Type: AWS::ElasticLoadBalancingV2::LoadBalancer, Properties: { Name: payments } }
${listeners}`;
    const rule = `Resources:
  Rule:
    Type: AWS::ElasticLoadBalancingV2::ListenerRule
    Properties: { ListenerArn: ${to}, Actions: [{ Type: forward, TargetGroupArn: group }] }
`;
    const units = [await read({ '/repo/a.yaml': balancers }, { region }), await read({ '/repo/b.yaml': rule })];
    const found = buildGraph(units.map(({ unit }) => unit)).graph.all('Listener');
    return found.filter(({ props }) => props.ruleForwards.rest.length > 0).map(({ address }) => address);
  };
  const on = (name: string, balancer: string) =>
    `  ${name}: { Type: AWS::ElasticLoadBalancingV2::Listener, Properties: { LoadBalancerArn: ${balancer} } }\n`;

  it.each([
    ['literal', arn],
    ['put together', put],
  ])('may name each on the load balancer of that name, %s', async (_, to) => {
    const listeners = on('A', '!Ref Orders') + on('B', '!Ref Orders') + on('C', '!Ref Payments');
    expect(await open(listeners, { to })).toEqual(['A', 'B']);
  });

  it('may name one on the same load balancer outside', async () => {
    const other = arnOf('loadbalancer/app/other');
    const listeners = on('A', arnOf('loadbalancer/app/orders')) + on('B', other);
    expect(await open(listeners, { to: arn.replace('orders', 'elsewhere') })).toEqual([]);
    expect(await open(listeners, { to: `${other.replace('loadbalancer', 'listener')}/1112` })).toEqual(['B']);
  });

  it('may name one of which nobody knows where it is', async () => {
    expect(await open(on('A', '!Ref Given'))).toEqual(['A']);
  });

  it('names none of another Region', async () => {
    expect(await open(on('A', '!Ref Orders'), { region: 'eu-west-1' })).toEqual([]);
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
