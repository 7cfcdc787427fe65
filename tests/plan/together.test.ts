import { expect, it } from 'vitest';
import { lint, memorySources } from '../../src/index.ts';
import { createRule } from '../../src/engine/rule.ts';
import type { MadePlan, MadeResource } from './made-plan.ts';
import { configured, gist, parsed, planText, read, refers, writes } from './made-plan.ts';

/** What a plan and its configuration say is compared where it is read: this reads every security group. */
const reading = createRule({
  name: 'groups-are-read',
  meta: {
    docs: { description: 'Require security groups to be read', references: [] },
    messages: {},
    schema: { type: 'object', additionalProperties: false, properties: {} },
  },
  create: () => ({ SecurityGroup: () => undefined }),
});

async function notes(hcl: string, plan: MadePlan): Promise<readonly string[]> {
  const sources = memorySources({ '/main.tf': hcl, '/plan.json': planText(plan) });
  const { diagnostics } = await lint(['/main.tf', '/plan.json'], { rules: [{ rule: reading }], sources });
  return diagnostics.map(({ code, severity }) => `${severity} ${code}`);
}

const group = 'aws_security_group.x';
const ingress = { from_port: 5432, to_port: 5432, protocol: 'tcp', cidr_blocks: ['10.0.0.0/8'] };
const root = { resources: [configured(group, {})] };
const block = (protocol: string) =>
  `resource "aws_security_group" "x" {
  ingress {
    from_port   = 5432
    to_port     = 5432
    protocol    = "${protocol}"
    cidr_blocks = ["10.0.0.0/8"]
  }
}
`;

it('a protocol by its number is the one that the plan names', async () => {
  const changes = [{ address: group, after: { ingress: [ingress] } }];
  expect(await notes(block('6'), { changes, root })).toEqual([]);
  expect(await notes(block('17'), { changes, root })).toEqual(['note stale-plan']);
});

it('a plan that lacks something is said to, with its configuration too', async () => {
  const hcl = 'resource "aws_security_group" "x" {}\n';
  expect(await notes(hcl, { changes: [], root, more: { errored: true } })).toEqual(['warning incomplete-plan']);
  expect(await notes(hcl, { changes: [], root, more: { complete: false } })).toEqual(['note incomplete-plan']);
});

it('a null that is written is no value, whatever the provider puts in its place', () => {
  const address = 'aws_redshift_cluster.x';
  const relocation = 'availability_zone_relocation_enabled';
  const valueOf = (expression: object, value?: boolean) => {
    const variables = { on: { value } };
    const plan = {
      changes: [{ address, after: { [relocation]: false } }],
      root: { resources: [configured(address, { [relocation]: expression })], variables: { on: {} } },
      more: { variables },
    };
    return gist(read(parsed(planText(plan)), address, relocation));
  };
  expect(valueOf(writes(null))).toBe('absent');
  expect(valueOf(refers('var.on'))).toBe('absent');
  expect(valueOf(refers('var.on'), false)).toBe(false);
  // `var.on ? null : true`, or `var.on && local.x`
  expect(valueOf(refers('var.on'), true)).toEqual([false, 'absent']);
  expect(valueOf(refers('var.on', 'local.x'), false)).toEqual([false, 'absent']);
});

it('an argument that the provider requires is no null, whatever it is computed from', () => {
  const address = 'aws_vpc_endpoint_service.s';
  const accepted = 'acceptance_required';
  const plan = {
    changes: [{ address, after: { [accepted]: false } }],
    root: { resources: [configured(address, { [accepted]: refers('var.principals') })], variables: { principals: {} } },
    more: { variables: { principals: { value: ['arn:aws:iam::111122223333:root'] } } },
  };
  expect(gist(read(parsed(planText(plan)), address, accepted))).toBe(false);
});

it('what may be a null that the provider replaces is undecided, and only the configuration decides it', async () => {
  const address = 'aws_redshift_cluster.x';
  const text = planText({
    changes: [{ address, after: { node_type: 'ra3.large', availability_zone_relocation_enabled: false } }],
    root: {
      resources: [
        configured(address, {
          node_type: writes('ra3.large'),
          availability_zone_relocation_enabled: refers('var.off'),
        }),
      ],
    },
    more: { variables: { off: { value: true } } },
  });
  const sources = memorySources({ '/plan.json': text });
  const { findings, undecided } = await lint(['/plan.json'], { rules: [{ rule: reading }], sources });
  const said = [...findings, ...undecided].filter(({ rule }) => rule === 'redshift-relocation');
  expect(said.map(({ verdict, lacks }) => [verdict, lacks])).toEqual([
    [
      'unknown',
      [
        'the plan does not record what `aws_redshift_cluster.x` refers to; lint the configuration that it was made from along',
      ],
    ],
  ]);
});

it('a key is written as Terraform writes it in addresses', () => {
  const module = 'module.m["$${a}\\u200b\\""]';
  const address = `${module}.aws_lb.x`;
  const root = {
    module_calls: {
      m: {
        for_each_expression: writes({}),
        module: { resources: [configured('aws_lb.x', {})], outputs: { arn: { expression: refers('aws_lb.x.arn') } } },
      },
    },
    resources: [
      configured(
        'aws_vpc_endpoint_service.s',
        { network_load_balancer_arns: refers(`${module}.arn`) },
        { for_each_expression: writes({}) },
      ),
    ],
  };
  const service = 'aws_vpc_endpoint_service.s["x"]';
  const balancer = { address, unknown: { arn: true } };
  const masks = { unknown: { network_load_balancer_arns: true }, sensitive: { network_load_balancer_arns: [] } };
  const text = planText({ changes: [balancer, { address: service, index: 'x', ...masks }], root });
  expect(gist(read(parsed(text), service, 'network_load_balancer_arns'))).toMatchObject({
    items: [{ unknown: 'attribute', of: `${address}.arn` }],
  });
});

it('what a data source finds only by the apply no other plan tells', async () => {
  const hcl = `resource "aws_vpc" "v" {}
resource "aws_vpc_endpoint_service" "s" {
  acceptance_required        = false
  network_load_balancer_arns = [data.aws_lb.b.arn]
}
data "aws_lb" "b" {
  name = aws_vpc.v.id
}
`;
  const lookup: MadeResource = { address: 'data.aws_lb.b', mode: 'data', actions: ['read'], unknown: { arn: true } };
  const service = 'aws_vpc_endpoint_service.s';
  const changes = [
    lookup,
    { address: service, unknown: { network_load_balancer_arns: true } },
    { address: 'aws_vpc.v' },
  ];
  const root = { resources: [configured('aws_vpc.v', {}), configured(service, {})] };
  const sources = memorySources({ '/main.tf': hcl, '/plan.json': planText({ changes, root }) });
  const { undecided } = await lint(['/main.tf', '/plan.json'], { rules: [{ rule: reading }], sources });
  const lacks = undecided.flatMap((finding) => finding.lacks);
  expect(lacks).toContain('attribute `arn` of `data.aws_lb.b` exists only after deployment');
  expect(lacks.join()).not.toContain('lint a plan');
});
