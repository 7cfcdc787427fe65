import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Most of a plan is of types that no rule looks at; each resource stands in it twice, and once as configuration. */
const systems = 100;
const others = 60;

export interface MadePlan {
  readonly path: string;
  readonly megabytes: number;
  remove(): void;
}

/** Writes a plan of about 50 MB in one line, as Terraform does. */
export function makePlan(): MadePlan {
  const folder = mkdtempSync(join(tmpdir(), 'plan-'));
  const path = join(folder, 'plan.json');
  const text = JSON.stringify(planOf());
  writeFileSync(path, text);
  const remove = (): void => rmSync(folder, { recursive: true });
  return { path, megabytes: text.length / 1024 / 1024, remove };
}

function planOf(): object {
  const changes: object[] = [];
  const planned: object[] = [];
  const written: object[] = [];
  const add = (type: string, name: string, after: object, expressions: object): void => {
    const own = { address: `${type}.${name}`, mode: 'managed', type, name };
    const unknown = { arn: true, id: true, ...(type === 'aws_vpc_endpoint_service' && { [balancers]: true }) };
    const change = {
      actions: ['create'],
      before: null,
      after,
      after_unknown: unknown,
      after_sensitive: { [balancers]: [] },
    };
    changes.push({ ...own, change });
    planned.push({ ...own, values: after, sensitive_values: {} });
    written.push({ ...own, provider_config_key: 'aws', expressions });
  };
  for (let system = 0; system < systems; system++) {
    const name = `system_${system}`;
    const type = { constant_value: 'network' };
    add('aws_lb', name, { load_balancer_type: 'network', subnets: ['subnet-1'] }, { load_balancer_type: type });
    add(
      'aws_vpc_endpoint_service',
      name,
      { allowed_principals: ['arn:aws:iam::123456789012:root'], acceptance_required: false },
      { [balancers]: { references: [`aws_lb.${name}.arn`, `aws_lb.${name}`] } },
    );
    for (let other = 0; other < others; other++) {
      add('aws_s3_bucket_policy', `${name}_${other}`, { bucket: name, policy: 'x'.repeat(3800) }, { policy: {} });
    }
  }
  return {
    format_version: '1.2',
    terraform_version: '1.11.4',
    planned_values: { root_module: { resources: planned } },
    resource_changes: changes,
    configuration: { root_module: { resources: written } },
  };
}

const balancers = 'network_load_balancer_arns';
