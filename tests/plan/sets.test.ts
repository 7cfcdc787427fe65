import { describe, expect, it } from 'vitest';
import { lint, memorySources } from '../../src/index.ts';
import type { MadeResource } from './made-plan.ts';
import { configured, planText, refers, writes } from './made-plan.ts';

// Of a set with one element that is known after apply, the provider's SDK plans nothing, and the configuration in a plan
// records only the references: nothing in the file tells `["*", aws_iam_role.x.arn]` from `[aws_iam_role.x.arn]`.
const role: MadeResource = { address: 'aws_iam_role.x', unknown: { arn: true, id: true } };
const balancer: MadeResource = {
  address: 'aws_lb.a',
  after: { load_balancer_type: 'network' },
  unknown: { arn: true, id: true, security_groups: true },
  sensitive: { security_groups: [] },
};
const group: MadeResource = { address: 'aws_security_group.g', after: { ingress: [] }, unknown: { id: true } };
const service: MadeResource = {
  address: 'aws_vpc_endpoint_service.s',
  unknown: { allowed_principals: true, network_load_balancer_arns: true },
  sensitive: { allowed_principals: [], network_load_balancer_arns: [] },
};
const rootWith = (ingress: readonly object[]) => ({
  resources: [
    configured(group.address, { ingress: writes(ingress) }),
    configured(service.address, {
      allowed_principals: refers('aws_iam_role.x.arn', 'aws_iam_role.x'),
      network_load_balancer_arns: refers('aws_lb.a.arn', 'aws_lb.a'),
    }),
    configured(balancer.address, {
      load_balancer_type: writes('network'),
      security_groups: refers('aws_security_group.g.id', 'aws_security_group.g'),
    }),
  ],
});

async function statements(ingress: readonly object[] = []) {
  const open: MadeResource = { ...group, after: { ingress } };
  const text = planText({ changes: [role, balancer, open, service], root: rootWith(ingress) });
  const inputs = { 'segment.principal': '123456789012' };
  const sources = memorySources({ '/plan.json': text });
  const { findings, undecided } = await lint(['/plan.json'], { profiles: ['segment'], sources, inputs });
  return [...findings, ...undecided];
}

describe('a set of a plan with a reference in it', () => {
  it('of principals may hold others, also everyone', async () => {
    const said = (await statements()).filter(({ rule }) => rule === 'allowed-principals');
    expect(said.map(({ verdict }) => verdict)).toEqual(['unknown']);
    expect(said[0]?.lacks).toContain(
      'the plan does not show what `allowed_principals` of `aws_vpc_endpoint_service.s` lists beside references; lint the configuration that it was made from along',
    );
  });

  it('of links fails only if it holds no more than is referred to', async () => {
    const said = (await statements()).filter(({ address }) => address === balancer.address);
    expect(said.map(({ verdict, rule }) => `${verdict} ${rule}`)).toEqual(['unknown nlb-inbound-rules']);
    expect(said[0]?.when).toBe('sets hold no more than the plan shows');
    expect(said[0]?.message).toMatch(
      /^When sets hold no more than the plan shows: `aws_lb\.a` applies its security group/,
    );
    expect(said[0]?.lacks).toEqual([
      'the plan does not show what `security_groups` of `aws_lb.a` lists beside references; lint the configuration that it was made from along',
    ]);
  });

  it('of links passes for what is referred to, and what it may hold beside is no matter of its own', async () => {
    const everyone = { protocol: 'tcp', from_port: 0, to_port: 65535, cidr_blocks: ['0.0.0.0/0'] };
    const said = (await statements([everyone])).map(({ rule }) => rule);
    expect(said).not.toContain('nlb-inbound-rules');
    expect(said).not.toContain('endpoint-service-nlb');
  });
});
