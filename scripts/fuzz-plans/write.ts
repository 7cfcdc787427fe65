import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { declarationsOf } from '../../tests/properties/system/parts.ts';
import { configuration } from '../../tests/properties/write/terraform.ts';
import type { Block } from '../../tests/properties/write/terraform-text.ts';
import { configurationText } from '../../tests/properties/write/terraform-text.ts';
import { label } from '../../tests/properties/write/terraform-values.ts';
import type { Case } from './cases.ts';
import type { Value } from './values.ts';

const subnets = { subnets: '["subnet-0123", "subnet-4567"]' };
const action: Block = {
  header: ['default_action'],
  arguments: {
    type: '"forward"',
    target_group_arn: '"arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/one/0123456789abcdef"',
  },
};
const listener: Block = {
  header: ['listener'],
  arguments: { instance_port: '80', instance_protocol: '"tcp"', lb_port: '80', lb_protocol: '"tcp"' },
};

/** What the provider asks for beside what rules look at. */
const required: Readonly<Record<string, Omit<Block, 'header'>>> = {
  aws_lb: { arguments: subnets },
  aws_elb: { arguments: subnets, blocks: [listener] },
  aws_lb_listener: { blocks: [action] },
  aws_redshift_cluster: {
    arguments: { skip_final_snapshot: 'true', master_username: '"admin"', master_password: '"Password1"' },
  },
  aws_subnet: { arguments: { cidr_block: '"10.0.0.0/24"' } },
};

function completed({ header, arguments: written, blocks = [] }: Block): Block {
  const more = required[header[1] ?? ''];
  return { header, arguments: { ...written, ...more?.arguments }, blocks: [...blocks, ...(more?.blocks ?? [])] };
}

const provider = `provider "aws" {
  region                      = "us-east-1"
  access_key                  = "none"
  secret_key                  = "none"
  skip_credentials_validation = true
  skip_requesting_account_id  = true
  skip_metadata_api_check     = true
}
`;
const lock = 'provider "registry.terraform.io/hashicorp/aws" {\n  version = "5.100.0"\n}\n';

/** All systems as modules of one root, whose variables are theirs. */
export function write(folder: string, cases: readonly Case[]): void {
  const values: Record<string, Value> = {};
  const parts = cases.map(({ name, system, values: own, call }) => {
    mkdirSync(join(folder, name), { recursive: true });
    writeFileSync(join(folder, name, 'main.tf'), configurationText(configuration(system).map(completed)));
    const open = declarationsOf(system).filter(({ value }) => value === undefined);
    for (const each of open) values[`${name}_${label(each.name)}`] = own.get(each.name) ?? '';
    const declared = open.map(({ name: variable, type }) => {
      const written = type === 'list' ? 'list(string)' : type;
      return `variable "${name}_${label(variable)}" {\n  type = ${written}\n}\n`;
    });
    const passed = open.map(({ name: variable }) => `  ${label(variable)} = var.${name}_${label(variable)}\n`);
    return `${declared.join('')}module "${name}" {\n  source = "./${name}"\n  ${call}\n${passed.join('')}}\n`;
  });
  writeFileSync(join(folder, 'main.tf'), provider + parts.join('\n'));
  writeFileSync(join(folder, '.terraform.lock.hcl'), lock);
  writeFileSync(join(folder, 'values.tfvars.json'), JSON.stringify(values));
}
