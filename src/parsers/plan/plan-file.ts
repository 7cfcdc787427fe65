import type { Diagnostic } from '../../model/report.ts';
import type { SourceFile } from '../../model/source.ts';
import type { ConfiguredModule, ConfiguredProvider } from './configured.ts';
import { readModule, readProviders } from './configured.ts';
import type { Json, JsonObject, JsonPath } from './json.ts';
import { entriesOf, isObject, member, textMember } from './json.ts';
import { plannedResources, stateResources } from './resources.ts';

/**
 * What `terraform show -json` writes of a plan or a state, with its shape checked: what has another shape is left out.
 * https://developer.hashicorp.com/terraform/internals/json-format
 */
export interface PlanFile {
  readonly file: SourceFile;
  readonly kind: 'plan' | 'state';
  readonly terraformVersion: string | undefined;
  /** Planning failed: resources may be missing. */
  readonly errored: boolean;
  /** Terraform expects that one apply is not enough, or resources were excluded with `-target`. */
  readonly incomplete: boolean;
  /** Where modules nest too deeply to be read. */
  readonly cutAt: JsonPath | undefined;
  /** Values of the root module's variables, also of those that have their default. */
  readonly variables: ReadonlyMap<string, Json>;
  /** The managed resources that there are after the plan is applied, by address. */
  readonly resources: ReadonlyMap<string, PlannedResource>;
  /** Data sources by address: read before, or to be read by the apply. */
  readonly dataSources: ReadonlyMap<string, PlannedResource>;
  /** Undefined in a state, and in a plan from which it was cut out. */
  readonly configuration: PlanConfiguration | undefined;
  /** Root outputs with what is known of them. */
  readonly outputs: ReadonlyMap<string, Json>;
}

export interface PlanConfiguration {
  readonly root: ConfiguredModule;
  /** By `provider_config_key`: `aws`, `aws.eu`, `module.a:aws`. */
  readonly providers: ReadonlyMap<string, ConfiguredProvider>;
}

/** One instance of a resource or data source. */
export interface PlannedResource {
  /** As Terraform writes it, with instance keys. */
  readonly address: string;
  /** The address of its module instance; empty for the root module. */
  readonly module: string;
  readonly mode: 'managed' | 'data';
  readonly type: string;
  readonly name: string;
  /** The key of the instance under `count` or `for_each`. */
  readonly key: string | number | undefined;
  /** `registry.terraform.io/hashicorp/aws` */
  readonly provider: string | undefined;
  /** It is there before the plan is applied and stays: what its attributes say is true of it. */
  readonly exists: boolean;
  /** The block that it is an instance of: its address without keys. */
  readonly block: string;
  /** Where its entry stands, and where its values stand. */
  readonly at: JsonPath;
  readonly valuesAt: JsonPath;
  readonly values: JsonObject;
  /** The shape of `values` with `true` for what is known after apply. */
  readonly unknown: Json | undefined;
  /** The shape of `values` with `true` for what must not be shown. */
  readonly sensitive: Json | undefined;
}

export type ReadPlan = { readonly plan: PlanFile } | { readonly problem: Diagnostic };

export function readPlan({ path, text }: SourceFile): ReadPlan {
  const file: SourceFile = { path, text, confidential: true };
  const content = parseJson(file.text);
  if (!isObject(content))
    return problem(
      file,
      'invalid-plan',
      'This plan is cut off or no JSON. Write it again with `terraform show -json`.',
    );
  const version = textMember(content, 'format_version');
  if (version === undefined || !/^1\.\d+$/.test(version)) {
    const named = version === undefined ? 'has no format version' : `has the format version ${JSON.stringify(version)}`;
    return problem(
      file,
      'plan-version',
      `This plan ${named}; pl-lint reads the versions 1.x of \`terraform show -json\`.`,
    );
  }
  return { plan: planOf(file, content) };
}

function planOf(file: SourceFile, content: JsonObject): PlanFile {
  const isPlan = member(content, 'planned_values') !== undefined || member(content, 'resource_changes') !== undefined;
  const { resources, cutAt } = isPlan ? plannedResources(content) : stateResources(content, ['values']);
  const configuration = member(content, 'configuration');
  const values = member(content, isPlan ? 'planned_values' : 'values');
  return {
    file,
    kind: isPlan ? 'plan' : 'state',
    terraformVersion: textMember(content, 'terraform_version'),
    errored: member(content, 'errored') === true,
    incomplete: member(content, 'complete') === false,
    cutAt,
    variables: new Map(entriesOf(content, 'variables').map(([name, entry]) => [name, member(entry, 'value') ?? null])),
    resources: byAddress(resources, 'managed'),
    dataSources: byAddress(resources, 'data'),
    configuration: isObject(configuration)
      ? { root: readModule(member(configuration, 'root_module')), providers: readProviders(configuration) }
      : undefined,
    outputs: new Map(entriesOf(values, 'outputs').map(([name, entry]) => [name, member(entry, 'value') ?? null])),
  };
}

/** Of several entries with one address the first counts, as nothing tells which one is meant. */
function byAddress(
  resources: readonly PlannedResource[],
  mode: PlannedResource['mode'],
): ReadonlyMap<string, PlannedResource> {
  const found = new Map<string, PlannedResource>();
  for (const resource of resources) {
    if (resource.mode === mode && !found.has(resource.address)) found.set(resource.address, resource);
  }
  return found;
}

function parseJson(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

function problem(file: SourceFile, code: string, message: string): ReadPlan {
  return { problem: { code, severity: 'error', message, at: { file, start: 0, end: 0 } } };
}
