import type { Json, JsonObject } from './json.ts';
import { entriesOf, isArray, isObject, listMember, member, textMember } from './json.ts';

/** A module as a plan records its configuration: what is computed from what, and little more. */
export interface ConfiguredModule {
  /** By `type.name`, data sources by `data.type.name`. */
  readonly resources: ReadonlyMap<string, ConfiguredResource>;
  readonly calls: ReadonlyMap<string, ConfiguredCall>;
  readonly outputs: ReadonlyMap<string, { readonly expression: Expression; readonly sensitive: boolean }>;
  readonly variables: ReadonlyMap<string, { readonly default: Json | undefined; readonly sensitive: boolean }>;
}

export interface ConfiguredResource {
  readonly providerKey: string | undefined;
  /** By argument or block type: an expression, or blocks of them. */
  readonly expressions: JsonObject;
  readonly count: Expression | undefined;
  readonly forEach: Expression | undefined;
}

export interface ConfiguredCall {
  /** As written: `./modules/lb`, `terraform-aws-modules/vpc/aws`. */
  readonly source: string | undefined;
  readonly expressions: JsonObject;
  readonly count: Expression | undefined;
  readonly forEach: Expression | undefined;
  readonly module: ConfiguredModule;
}

export interface ConfiguredProvider {
  /** `registry.terraform.io/hashicorp/aws` */
  readonly fullName: string | undefined;
  readonly alias: string | undefined;
  readonly versionConstraint: string | undefined;
  /** The address without keys of the module that holds the block; empty for the root module. */
  readonly module: string;
  readonly expressions: JsonObject;
}

/** An expression as far as a plan records it: its value where nothing goes into it, else what does. */
export interface Expression {
  readonly constant: Json | undefined;
  /** `aws_lb.x.arn` is followed by `aws_lb.x`. */
  readonly references: readonly string[];
}

/** More levels of modules than this nobody writes; a file may hold any number. */
export const mostModules = 100;

export function readModule(module: Json | undefined, level = 0): ConfiguredModule {
  return {
    resources: new Map(
      listMember(module, 'resources').flatMap((entry) => {
        const [type, name] = [textMember(entry, 'type'), textMember(entry, 'name')];
        if (type === undefined || name === undefined) return [];
        const prefix = textMember(entry, 'mode') === 'data' ? 'data.' : '';
        return [[`${prefix}${type}.${name}`, configuredResource(entry)] as const];
      }),
    ),
    calls: new Map(
      level < mostModules
        ? entriesOf(module, 'module_calls').map(([name, call]) => [name, configuredCall(call, level + 1)])
        : [],
    ),
    outputs: new Map(
      entriesOf(module, 'outputs').map(([name, output]) => [
        name,
        { expression: expressionOf(member(output, 'expression')), sensitive: member(output, 'sensitive') === true },
      ]),
    ),
    variables: new Map(
      entriesOf(module, 'variables').map(([name, variable]) => [
        name,
        { default: member(variable, 'default'), sensitive: member(variable, 'sensitive') === true },
      ]),
    ),
  };
}

function configuredResource(entry: Json): ConfiguredResource {
  return { providerKey: textMember(entry, 'provider_config_key'), ...repeated(entry) };
}

function configuredCall(call: Json, level: number): ConfiguredCall {
  return { source: textMember(call, 'source'), ...repeated(call), module: readModule(member(call, 'module'), level) };
}

function repeated(entry: Json): Pick<ConfiguredResource, 'expressions' | 'count' | 'forEach'> {
  const [count, forEach] = [member(entry, 'count_expression'), member(entry, 'for_each_expression')];
  return {
    expressions: objectMember(entry, 'expressions'),
    count: count === undefined ? undefined : expressionOf(count),
    forEach: forEach === undefined ? undefined : expressionOf(forEach),
  };
}

export function readProviders(configuration: JsonObject): ReadonlyMap<string, ConfiguredProvider> {
  return new Map(
    entriesOf(configuration, 'provider_config').map(([key, provider]) => [
      key,
      {
        fullName: textMember(provider, 'full_name'),
        alias: textMember(provider, 'alias'),
        versionConstraint: textMember(provider, 'version_constraint'),
        module: textMember(provider, 'module_address') ?? '',
        expressions: objectMember(provider, 'expressions'),
      },
    ]),
  );
}

/** Whether a member of `expressions` is an expression and no nested block, whose members are expressions. */
export function isExpression(value: Json | undefined): boolean {
  if (!isObject(value)) return false;
  const references = member(value, 'references');
  if (isArray(references)) return references.every((reference) => typeof reference === 'string');
  return Object.keys(value).every((name) => name === 'constant_value');
}

export function expressionOf(value: Json | undefined): Expression {
  const references = listMember(value, 'references').filter((reference) => typeof reference === 'string');
  return { constant: member(value, 'constant_value'), references };
}

function objectMember(value: Json | undefined, name: string): JsonObject {
  const object = member(value, name);
  return isObject(object) ? object : {};
}
