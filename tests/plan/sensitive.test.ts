import { describe, expect, it } from 'vitest';
import { lint, reporters } from '../../src/index.ts';
import type { MadeResource } from './made-plan.ts';
import { configured, planText, refers } from './made-plan.ts';
import { memorySources } from '../../src/sources/memory.ts';

// Every argument of every resource holds a marked value that nobody may ever see, wrong in every way that rules print.
const secret = 's3cr3t-9471';
const block = {
  from_port: secret,
  to_port: secret,
  protocol: secret,
  cidr_blocks: [secret],
  ipv6_cidr_blocks: [secret],
  security_groups: [secret],
  prefix_list_ids: [secret],
  self: secret,
};
const values: Readonly<Record<string, object>> = {
  aws_vpc_endpoint_service: {
    network_load_balancer_arns: [secret],
    gateway_load_balancer_arns: [secret],
    allowed_principals: [secret, `arn:aws:iam::${secret}:root`],
    acceptance_required: secret,
    supported_regions: [secret],
    private_dns_name: secret,
  },
  aws_lb: {
    name: secret,
    load_balancer_type: secret,
    subnets: [secret],
    security_groups: [secret],
    enforce_security_group_inbound_rules_on_private_link_traffic: secret,
    subnet_mapping: [{ subnet_id: secret }],
  },
  aws_lb_listener: {
    load_balancer_arn: secret,
    port: secret,
    protocol: secret,
    default_action: [{ target_group_arn: secret }],
  },
  aws_lb_target_group: { port: secret, protocol: secret, vpc_id: secret, target_type: secret },
  aws_security_group: { vpc_id: secret, ingress: [block], egress: [block] },
  aws_security_group_rule: { ...block, type: secret, security_group_id: secret },
  aws_redshift_cluster: {
    cluster_identifier: secret,
    node_type: secret,
    port: secret,
    availability_zone_relocation_enabled: secret,
    cluster_subnet_group_name: secret,
    multi_az: secret,
    snapshot_identifier: secret,
    publicly_accessible: secret,
  },
  aws_redshift_subnet_group: { name: secret, subnet_ids: [secret] },
  aws_redshift_endpoint_authorization: { cluster_identifier: secret, account: secret, vpc_ids: [secret] },
  aws_subnet: { vpc_id: secret, cidr_block: secret, availability_zone: secret },
};

/** The same with types and shapes as a provider has them, so that rules get further. */
const arn = `arn:aws:elasticloadbalancing:us-east-1:947194719471:loadbalancer/app/${secret}/0123456789abcdef`;
const numbers: Readonly<Record<string, object>> = {
  aws_redshift_cluster: { node_type: 'dc2.8xlarge', port: 94_719, availability_zone_relocation_enabled: false },
  aws_lb: { arn, load_balancer_type: 'hidden-type', subnets: [secret], security_groups: [secret] },
  aws_vpc_endpoint_service: {
    network_load_balancer_arns: [arn],
    allowed_principals: ['arn:aws:iam::947194719471:root'],
  },
};

const written = Object.entries(values).map(([type, own]) =>
  configured(`${type}.x`, Object.fromEntries(Object.keys(own).map((name) => [name, refers('var.secret')]))),
);

function plan(of: typeof values, sensitive: MadeResource['sensitive'], region: object): string {
  return planText({
    changes: Object.entries(of).map(([type, after]) => ({ address: `${type}.x`, after, sensitive: sensitive ?? true })),
    more: {
      variables: { secret: { value: secret } },
      planned_values: { outputs: { o: { sensitive: true, value: secret } }, root_module: {} },
      configuration: {
        provider_config: { aws: { name: 'aws', expressions: { region, access_key: { constant_value: secret } } } },
        root_module: { resources: written, variables: { secret: { sensitive: true } } },
      },
    },
  });
}

const options = { color: false, undecided: true, width: 100 };

async function everything(text: string): Promise<string> {
  const report = await lint(['/plan.json'], {
    sources: memorySources({ '/plan.json': text }),
    profiles: ['segment', 'airbyte', 'aws'],
  });
  expect(report.findings.length + report.undecided.length).toBeGreaterThan(3);
  const texts = await Promise.all(Object.values(reporters).map(async (load) => (await load())(report, options)));
  return texts.join('\n');
}

describe('what is sensitive', () => {
  it.each([
    ['all of a resource', true],
    [
      'each argument',
      Object.fromEntries(Object.values(values).flatMap((own) => Object.keys(own).map((name) => [name, true]))),
    ],
  ] as const)('is in no output, marked for %s', async (_what, mask) => {
    const said = await everything(plan(values, mask, refers('var.secret')));
    expect(said).not.toContain(secret);
    expect(said).toContain('aws_redshift_cluster.x');
  });

  it('is in no output where it is of the right type', async () => {
    const said = await everything(plan(numbers, true, { constant_value: 'us-east-1' }));
    expect(said).not.toMatch(/s3cr3t|94719|94,719|dc2\.8xlarge|hidden-type/);
  });

  it('and no line of a plan is shown, marked or not', async () => {
    const said = await everything(plan({ ...numbers, aws_s3_bucket: { bucket: 'not-marked-at-all' } }, {}, {}));
    expect(said).not.toContain('not-marked-at-all');
    expect(said).not.toContain('│');
  });
});
