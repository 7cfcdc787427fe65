import type { Setting } from '../../model/resource.ts';
import type { Location, SourceFile } from '../../model/source.ts';
import type { Value } from '../../model/value.ts';
import { known, unknown } from '../../model/value.ts';
import { unknownMajor } from '../terraform/provider-version.ts';
import { partitionOf } from '../terraform/providers.ts';
import type { ConfiguredProvider } from './configured.ts';
import { expressionOf } from './configured.ts';
import type { Json } from './json.ts';
import { isArray, member, textMember } from './json.ts';
import type { PlanFile, PlannedResource } from './plan-file.ts';
import type { PlannedModules } from './planned-modules.ts';
import { plannedMajor } from './planned-major.ts';
import type { References } from './targets.ts';

export interface SettingSource {
  readonly plan: PlanFile;
  readonly modules: PlannedModules;
  readonly references: References;
  /** `--region` */
  readonly region: string | undefined;
}

type Settle = (resource: PlannedResource, header: Location) => Setting;

/** Where resources are deployed, as far as a plan tells: by themselves, their provider, or what the provider looked up. */
export function planSettings(source: SettingSource): Settle {
  const byProvider = new Map<string, Place>();
  const major = plannedMajor(source.plan);
  const placeFor = (resource: PlannedResource): Place => {
    const key = providerKeyOf(resource, source);
    const place = byProvider.get(key) ?? providerPlace(key, source);
    byProvider.set(key, place);
    return place;
  };
  return (resource, header) => {
    const own = ownPlace(resource, source.plan.file);
    const provider = placeFor(resource);
    const region = own.region ?? provider.region ?? fallback(source.region, header);
    return {
      region,
      account: own.account ?? provider.account ?? unknown({ kind: 'deployment', name: 'account' }, { at: header }),
      partition: own.partition ?? partitionOf(region, header),
      providerMajor: major === undefined ? unknownMajor(header) : known(major, { at: header }),
    };
  };
}

interface Place {
  readonly region?: Value<string> | undefined;
  readonly account?: Value<string> | undefined;
  readonly partition?: Value<string> | undefined;
}

function fallback(region: string | undefined, at: Location): Value<string> {
  return region === undefined ? unknown({ kind: 'deployment', name: 'region' }, { at }) : known(region, { at });
}

/** What a resource says itself: its argument `region` since version 6 of the provider, and the ARN that it has. */
function ownPlace({ values, valuesAt }: PlannedResource, file: SourceFile): Place {
  const at = (name: string): Location => ({ file, path: [...valuesAt, name] });
  const written = textMember(values, 'region');
  const [, partition, region, account] =
    /^arn:(aws[a-z-]*):[^:]*:([^:]*):(\d{12}|):/.exec(textMember(values, 'arn') ?? '') ?? [];
  const fromArn = (part: string | undefined) => (part ? known(part, { at: at('arn') }) : undefined);
  return {
    region: written ? known(written, { at: at('region') }) : fromArn(region),
    account: fromArn(account),
    partition: fromArn(partition),
  };
}

function providerKeyOf(resource: PlannedResource, { modules }: SettingSource): string {
  return modules.configuredAs(resource)?.providerKey ?? '';
}

function providerPlace(key: string, source: SettingSource): Place {
  const provider = source.plan.configuration?.providers.get(key);
  const looked = (type: string, names: readonly string[]): Value<string> | undefined =>
    lookedUp({ type, names, key }, source);
  const made = placeOfOthers(key, source);
  return {
    region:
      (provider && providerRegion(key, provider, source)) ??
      looked('aws_region', ['region', 'name', 'id']) ??
      made.region,
    account:
      (provider && allowedAccount(key, provider, source)) ??
      looked('aws_caller_identity', ['account_id', 'id']) ??
      made.account,
    partition: looked('aws_partition', ['partition', 'id']) ?? made.partition,
  };
}

/** Where the provider made what is there already, when that is one place. */
function placeOfOthers(key: string, source: SettingSource): Place {
  const { resources, file } = source.plan;
  const places = [...resources.values()]
    .filter((resource) => providerKeyOf(resource, source) === key)
    .map((resource) => ownPlace(resource, file));
  return {
    region: single(places.map(({ region }) => region)),
    account: single(places.map(({ account }) => account)),
    partition: single(places.map(({ partition }) => partition)),
  };
}

function single(values: readonly (Value<string> | undefined)[]): Value<string> | undefined {
  const different = new Map<string, Value<string>>();
  for (const value of values) if (value?.state === 'known') different.set(value.value, value);
  const [only, ...others] = different.values();
  return others.length === 0 ? only : undefined;
}

/** The single value of an argument of a provider block. */
function providerValue(provider: ConfiguredProvider, name: string, source: SettingSource): Json | undefined {
  const expression = member(provider.expressions, name);
  const instance = source.modules.moduleAt(provider.module);
  if (expression === undefined || !instance) return undefined;
  const scope = { instance, key: undefined, forEach: undefined };
  const [only, ...others] = source.references.targetsOf(expressionOf(expression), scope);
  return only?.type === 'value' && !only.sensitive && others.length === 0 ? only.value : undefined;
}

function providerRegion(key: string, provider: ConfiguredProvider, source: SettingSource): Value<string> | undefined {
  const value = providerValue(provider, 'region', source);
  const at = providerPath(key, 'region', source);
  return typeof value === 'string' && value !== '' ? known(value, { at }) : undefined;
}

function allowedAccount(key: string, provider: ConfiguredProvider, source: SettingSource): Value<string> | undefined {
  const value = providerValue(provider, 'allowed_account_ids', source);
  const [only] = isArray(value) ? value : [];
  const isOne = isArray(value) && value.length === 1 && typeof only === 'string';
  return isOne ? known(only, { at: providerPath(key, 'allowed_account_ids', source) }) : undefined;
}

function providerPath(key: string, name: string, { plan }: SettingSource): Location {
  return { file: plan.file, path: ['configuration', 'provider_config', key, 'expressions', name] };
}

/** What a data source of the same provider found; without configuration, what all of them found. */
function lookedUp(
  { type, names, key }: { readonly type: string; readonly names: readonly string[]; readonly key: string },
  source: SettingSource,
): Value<string> | undefined {
  const { plan } = source;
  const found = new Map<string, Value<string>>();
  for (const resource of plan.dataSources.values()) {
    if (resource.type !== type || providerKeyOf(resource, source) !== key) continue;
    const name = names.find((each) => textMember(resource.values, each) !== undefined);
    const value = name === undefined ? undefined : textMember(resource.values, name);
    if (name === undefined || value === undefined) continue;
    found.set(value, known(value, { at: { file: plan.file, path: [...resource.valuesAt, name] } }));
  }
  return found.size === 1 ? [...found.values()][0] : undefined;
}
