import type { Expression, Item, List, System } from '../system/system.ts';
import { flagOf } from '../system/parts.ts';

/** Expressions of a system in Terraform's language. */
export interface TerraformWords {
  value(expression: Expression): string;
  list(list: List): string;
}

export function label(name: string): string {
  return name.toLowerCase();
}

export function variable(name: string): string {
  return `var.${label(name)}`;
}

/** Native types by the opening of the names, and what other resources call them by. */
const types: readonly (readonly [RegExp, string, string])[] = [
  [/^Balancer/, 'aws_lb', 'arn'],
  [/^Classic/, 'aws_elb', 'arn'],
  [/^Group/, 'aws_security_group', 'id'],
  [/^List\d/, 'aws_ec2_managed_prefix_list', 'id'],
  [/^Service/, 'aws_vpc_endpoint_service', 'id'],
  [/^Zones/, 'aws_redshift_subnet_group', 'name'],
  [/^Subnet/, 'aws_subnet', 'id'],
];

export function reference(resource: string, system: System): string {
  const found = types.find(([pattern]) => pattern.test(resource));
  if (!found) throw new Error(`nothing refers to ${resource}`);
  const [, type, attribute] = found;
  const instance = flagOf(system, resource) === undefined ? '' : '[0]';
  return `${type}.${label(resource)}${instance}.${attribute}`;
}

export function wordsOf(system: System): TerraformWords {
  const value = (expression: Expression): string => {
    switch (expression.is) {
      case 'literal':
        return JSON.stringify(expression.value);
      case 'reference':
        return reference(expression.resource, system);
      case 'parameter':
        return variable(expression.name);
      case 'choice':
        return `(${variable(expression.flag)} ? ${value(expression.yes)} : ${value(expression.no)})`;
      case 'decided':
        return `(true ? ${value(expression.yes)} : ${value(expression.no)})`;
      case 'absent':
        return 'null';
    }
  };
  const list = (one: List): string => {
    switch (one.is) {
      case 'items':
        return listOf(one.items);
      case 'list-parameter':
        return variable(one.name);
      case 'list-choice':
        return `(${variable(one.flag)} ? ${list(one.yes)} : ${list(one.no)})`;
      case 'absent':
        return 'null';
    }
  };
  const listOf = (items: readonly Item[]): string => {
    const parts = items.map((item) =>
      item.flag === undefined ? `[${value(item.value)}]` : `(${variable(item.flag)} ? [${value(item.value)}] : [])`,
    );
    if (items.every((item) => item.flag === undefined)) return `[${items.map((item) => value(item.value)).join(', ')}]`;
    return `concat(${parts.join(', ')})`;
  };
  return { value, list };
}
