import { describe, expect, it } from 'vitest';
import type { LintOptions } from '../../src/index.ts';
import { lint, memorySources } from '../../src/index.ts';

const service = (more = '') => `
variable "create" {
  type    = bool
  default = false
}
resource "aws_vpc_endpoint_service" "this" {
  count                      = var.create ? 1 : 0
  acceptance_required        = true
  network_load_balancer_arns = ["arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/net/db/0123456789abcdef"]
}
${more}`;
const template = (condition: string) => `
Parameters: { Stage: { Type: String, Default: test } }
Conditions: { Expose: !Equals [!Ref Stage, production] }
Resources:
  Service:
    Type: AWS::EC2::VPCEndpointService
    ${condition}
    Properties: { NetworkLoadBalancerArns: [] }
`;

async function notes(files: Readonly<Record<string, string>>, options: LintOptions = {}): Promise<readonly string[]> {
  const sources = memorySources(files, { workingFolder: '/repo', root: '/repo' });
  const { diagnostics } = await lint(['/repo'], { sources, profiles: ['aws'], ...options });
  return diagnostics
    .filter(({ code }) => code === 'nothing-exposed')
    .map(({ severity, place, message }) => `${severity} ${place?.start.line}:${place?.start.column} ${message}`);
}

describe('an endpoint service that the values of a run do not create', () => {
  it('is told at what keeps it from being created, with what to pass', async () => {
    expect(await notes({ '/repo/main.tf': service() })).toEqual([
      'note 7:32 Nothing is exposed here: `aws_vpc_endpoint_service.this` is not created with the values of this run (`count = var.create ? 1 : 0`), so nothing is checked of it. Pass those of a deployment that creates it with `--var` or `--var-file`.',
    ]);
    expect(await notes({ '/repo/t.yaml': template('Condition: Expose') })).toEqual([
      'note 7:16 Nothing is exposed here: `Service` is not created with the values of this run (`Condition: Expose`), so nothing is checked of it. Pass those of a deployment that creates it with `--parameters`.',
    ]);
  });

  it('is told of a module that is not called', async () => {
    const root = `
variable "services" { default = {} }
module "exposed" {
  for_each = var.services
  source   = "./modules/service"
}`;
    expect(await notes({ '/repo/main.tf': root, '/repo/modules/service/main.tf': service() })).toEqual([
      expect.stringMatching(
        /^note 4:14 Nothing is exposed here: `module\.exposed\.aws_vpc_endpoint_service\.this` .* \(`for_each = var\.services`\)/,
      ),
    ]);
  });

  it('is told of a module that is told not to create it', async () => {
    const root = 'module "exposed" {\n  source = "./modules/service"\n}\n';
    expect(await notes({ '/repo/main.tf': root, '/repo/modules/service/main.tf': service() })).toHaveLength(1);
  });

  it('is no longer told once the values create it, or may', async () => {
    const files = { '/repo/main.tf': service() };
    expect(await notes(files, { variables: { create: 'true' } })).toEqual([]);
    expect(await notes({ '/repo/main.tf': service().replace('default = false', '') })).toEqual([]);
  });

  it('is not told beside one that is created, nor beside one of another root', async () => {
    const other = 'resource "aws_vpc_endpoint_service" "other" {\n  acceptance_required = true\n}\n';
    expect(await notes({ '/repo/main.tf': service(other) })).toEqual([]);
    expect(await notes({ '/repo/a/main.tf': service(), '/repo/b/main.tf': other })).toHaveLength(1);
  });

  it('is not told where no value would create it', async () => {
    expect(await notes({ '/repo/main.tf': service().replace('var.create ? 1 : 0', '0') })).toEqual([]);
  });

  it('is told to nobody who does not ask for endpoint services, or names what is meant', async () => {
    const files = { '/repo/main.tf': service() };
    expect(await notes(files, { profiles: [] })).toEqual([]);
    expect(await notes(files, { profiles: ['segment/redshift', 'consumer'] })).toEqual([]);
    expect(await notes(files, { targets: ['aws_lb.other'] })).toEqual([]);
    expect(await notes(files, { profiles: ['segment/redshift', 'strict'] })).toHaveLength(1);
  });
});
