import type { ParseOptions, Setting } from '../../model/resource.ts';
import { regionFor } from '../../model/resource.ts';
import type { Location } from '../../model/source.ts';
import type { Data, Value } from '../../model/value.ts';
import { casesOf, map, oneOf } from '../../model/cases.ts';
import { absent, known, unknown } from '../../model/value.ts';
import { partitionOfRegion } from '../partitions.ts';
import { readProperty } from './blocks.ts';
import { lazily } from './evaluate/lazily.ts';
import type { Scope } from './evaluate/scope.ts';
import { attributeOf, indexOf } from './evaluate/traverse.ts';
import type { Expression } from './hcl/syntax.ts';
import type { Module, NamedBlock, ResourceBlock } from './load/declarations.ts';
import { attributeNamed, headerOf, referenceText } from './load/declarations.ts';
import { configurationNamed } from './provider-names.ts';

/** What a provider block says about the place of deployment. */
interface Provider {
  region(): Data;
  account(): Data;
}

/** The provider configurations that a module's resources can use. */
export interface Providers {
  readonly module: Module;
  readonly options: ParseOptions;
  /** By the provider's name, `hashicorp/aws`, and the alias after a dot. */
  readonly byName: ReadonlyMap<string, Provider>;
  /** The scope is asked for only where the block itself says where it is. */
  settingFor(block: ResourceBlock, scope: () => Scope): ProviderSetting;
}

/** Where a provider deploys to. */
type ProviderSetting = Omit<Setting, 'providerMajor'>;

export function providersOf(module: Module, scope: Scope): Providers {
  const byName = new Map<string, Provider>();
  for (const [name, block] of module.providers) {
    byName.set(configurationNamed(module, name), providerOf(name, block, scope));
  }
  return withSettings({ module, options: scope.run.options }, byName);
}

function providerOf(name: string, block: NamedBlock, scope: Scope): Provider {
  const read = (property: string): Data => readProperty(block.body, property, block.header, scope);
  const remember = lazily(scope.run, (what) => `provider.${name}.${what}`);
  return {
    region: () => remember('region', block.header, () => read('region')),
    account: () => remember('account', block.header, () => accountOf(read, block, scope)),
  };
}

/** The account, where the provider is held to one: by its list of allowed ones or by the role it takes. */
function accountOf(read: (property: string) => Data, block: NamedBlock, scope: Scope): Data {
  const allowed = read('allowed_account_ids');
  const open = absent({ at: block.header });
  if (allowed.state === 'known' && typeof allowed.value === 'object' && allowed.value.type === 'list') {
    const [only] = allowed.value.items;
    return only && allowed.value.items.length === 1 && allowed.value.rest.length === 0 ? only.value : open;
  }
  const role = read('assume_role');
  if (role.state !== 'known' || typeof role.value !== 'object') return open;
  const { result } = scope.run.apart(() => {
    const first = indexOf(role, known(0, { at: role.at }), block.header, scope.run);
    return attributeOf(first, 'role_arn', block.header, scope.run);
  });
  if (result.state !== 'known' || typeof result.value !== 'string') return open;
  const account = /^arn:[^:]*:iam::(\d{12}):/.exec(result.value)?.[1];
  return account === undefined ? open : map(result, () => account);
}

function withSettings(
  { module, options }: Pick<Providers, 'module' | 'options'>,
  byName: Providers['byName'],
): Providers {
  const names = new Map<string, string>();
  const named = (reference: string): Provider | undefined => {
    let name = names.get(reference);
    if (name === undefined) names.set(reference, (name = configurationNamed(module, reference)));
    return byName.get(name);
  };
  const texts = new Map<Data, Value<string>>();
  /** One object for all resources of a provider, whatever it says. */
  const text = (value: Data | undefined, name: string, at: Location): Value<string> => {
    if (!value) return orDeployment(value, name, at);
    let found = texts.get(value);
    if (!found) texts.set(value, (found = orDeployment(value, name, at)));
    return found;
  };
  const settings = new Map<Provider, ProviderSetting>();
  return {
    module,
    options,
    byName,
    settingFor(block, scope) {
      const provider = providerFor(block, named);
      const own = ownRegion(block);
      // The resources of a module are nearly always where its provider is.
      const usual = provider && !own ? settings.get(provider) : undefined;
      if (usual) return usual;
      const at = headerOf(block);
      const written = own && readProperty(block.body, 'region', block.header, scope());
      const found = orElse(written, () => orElse(provider?.region(), () => fromOptions(at, options)));
      const region = text(found, 'region', at);
      const setting = { region, account: text(provider?.account(), 'account', at), partition: partitionOf(region, at) };
      if (provider?.region().state === 'known' && !own) settings.set(provider, setting);
      return setting;
    },
  };
}

/** The one that the block names, else the default one of the provider that its type starts with. */
function providerFor(block: ResourceBlock, named: (reference: string) => Provider | undefined): Provider | undefined {
  const written = attributeNamed(block.body, 'provider');
  if (!written) return named(impliedBy(block.type));
  const reference = referenceText(written);
  return reference === undefined ? chosenAtRun(written) : named(reference);
}

function impliedBy(type: string): string {
  const end = type.indexOf('_');
  return end < 0 ? type : type.slice(0, end);
}

/** OpenTofu's `aws.by_region["eu-west-1"]`: which configuration it is, is not followed. */
function chosenAtRun(at: Location): Provider {
  const open = (name: string) => (): Data => unknown({ kind: 'deployment', name }, { at });
  return { region: open('region'), account: open('account') };
}

/** The Region that a resource itself names, as those of the AWS provider may. */
function ownRegion({ type, body }: ResourceBlock): Expression | undefined {
  return type.startsWith('aws_') ? attributeNamed(body, 'region') : undefined;
}

function fromOptions(at: Location, options: ParseOptions): Data | undefined {
  const region = regionFor(at.file.path, options);
  return region === undefined ? undefined : known(region, { at });
}

/** The value, with another one where it is null. */
function orElse(value: Data | undefined, other: () => Data | undefined): Data | undefined {
  if (!value || value.state === 'absent') return other() ?? value;
  if (value.state !== 'one-of') return value;
  const cases = casesOf(value).map((each) => ({
    when: each.when,
    value: each.value.state === 'absent' ? (other() ?? each.value) : each.value,
  }));
  return oneOf(cases, value);
}

function orDeployment(value: Data | undefined, name: string, at: Location): Value<string> {
  if (!value) return unknown({ kind: 'deployment', name }, { at });
  const cases = casesOf(value).map((each) => {
    const single = each.value;
    const text: Value<string> =
      single.state === 'unknown'
        ? single
        : single.state === 'known' && typeof single.value !== 'object'
          ? known(String(single.value), single)
          : unknown({ kind: 'deployment', name }, { at: single.at });
    return { when: each.when, value: text };
  });
  return oneOf(cases, value);
}

export function partitionOf(region: Value<string>, at: Location): Value<string> {
  const partition = map(region, partitionOfRegion);
  return partition.state === 'unknown' ? unknown({ kind: 'deployment', name: 'partition' }, { at }) : partition;
}

/**
 * What a called module can use: its own configurations, those the call hands over under the names it gives them, and
 * the callers' default ones.
 */
export function childProviders(call: NamedBlock, callers: Providers, own: Providers): Providers {
  const byName = new Map<string, Provider>();
  for (const [name, provider] of callers.byName) if (!name.includes('.')) byName.set(name, provider);
  for (const [name, provider] of own.byName) byName.set(name, provider);
  const mapped = attributeNamed(call.body, 'providers');
  for (const { key, value } of mapped?.type === 'object' ? mapped.entries : []) {
    const name = referenceText(key);
    if (name === undefined) continue;
    const reference = referenceText(value);
    const provider =
      reference === undefined ? chosenAtRun(value) : callers.byName.get(configurationNamed(callers.module, reference));
    if (provider) byName.set(configurationNamed(own.module, name), provider);
    else byName.delete(configurationNamed(own.module, name));
  }
  return withSettings(own, byName);
}
