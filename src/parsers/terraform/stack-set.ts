import type { RawResource, Setting } from '../../model/resource.ts';
import type { Location } from '../../model/source.ts';
import type { Data, Value } from '../../model/value.ts';
import { unknown } from '../../model/value.ts';
import type { Argument, Arguments } from '../embedded/carried.ts';
import { itemsOf, onlyText } from '../embedded/one-text.ts';
import { partitionOf } from './providers.ts';

/** A stack set, or a resource that deploys it. */
export type Deployable = Pick<RawResource, 'unit' | 'type' | 'address' | 'at' | 'setting' | 'body'>;

const stackSet = 'aws_cloudformation_stack_set';
/** https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cloudformation_stack_set_instance */
const oneInstance = 'aws_cloudformation_stack_set_instance';
/** https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cloudformation_stack_instances */
const allInstances = 'aws_cloudformation_stack_instances';
/** Types of resources that say where a stack set is deployed. */
export const deployingTypes: ReadonlySet<string> = new Set([oneInstance, allInstances]);

export function isStackSet({ type }: Pick<Deployable, 'type'>): boolean {
  return type === stackSet;
}

/** How a stack set is deployed, as far as resources of the same unit tell. */
interface Deployment {
  readonly setting: Setting;
  /** What instances are given in place of the stack set's own parameters. */
  given(own: Arguments): Arguments;
}

/** Known is what all instances have in common; one that may or may not be of this stack set counts as one. */
export function deploymentOf(set: Deployable, deploying: Iterable<Deployable>): Deployment {
  const belonging = [...deploying].map((each) => ({ each, belongs: belongsTo(set, each) }));
  const certain = belonging.some(({ belongs }) => belongs === true);
  const instances = belonging.flatMap(({ each, belongs }) => (belongs === false ? [] : [each]));
  const region = certain ? onlyText(instances.map(regionsOf)) : undefined;
  const account = certain ? onlyText(instances.map(accountsOf)) : undefined;
  const open = (what: string): Value<string> =>
    unknown({ kind: 'choice', of: `the ${what} of each instance of \`${set.address}\`` }, { at: set.at });
  return {
    setting: {
      ...set.setting,
      region: region ?? open('Region'),
      account: account ?? open('account'),
      partition: region ? partitionOf(region, set.at) : set.setting.partition,
    },
    given: (own) => withOverrides(own, instances, { set, isOnly: certain && instances.length === 1 }),
  };
}

/** By the set's name; undefined where that cannot be told. */
function belongsTo(set: Deployable, { body }: Deployable): boolean | undefined {
  const asked = body.read('stack_set_name');
  const own = set.body.read('name');
  const { origin } = asked;
  if (origin?.unit === set.unit.id) {
    if (origin.address === set.address) return true;
    if (origin.address.includes(`${stackSet}.`)) return origin.address.endsWith('["?"]') ? undefined : false;
    if (origin.address === own.origin?.address && origin.attribute === own.origin.attribute) return true;
  }
  return asked.state === 'known' && own.state === 'known' ? asked.value === own.value : undefined;
}

/** Where none is written it is that of the resource itself, which `region` of a single instance sets too. */
function regionsOf({ type, setting, body }: Deployable): readonly Data[] | undefined {
  const written = body.read(type === oneInstance ? 'stack_set_instance_region' : 'regions');
  if (written.state === 'absent') return [setting.region];
  return type === oneInstance ? [written] : itemsOf(written);
}

/** Those of an organization are not listed here. */
function accountsOf({ type, setting, body }: Deployable): readonly Data[] | undefined {
  if (body.read('deployment_targets').state !== 'absent') return undefined;
  const written = body.read(type === oneInstance ? 'account_id' : 'accounts');
  if (written.state === 'absent') return [setting.account];
  return type === oneInstance ? [written] : itemsOf(written);
}

interface Overriding {
  readonly set: Deployable;
  /** There is no other, so that what it sets counts. */
  readonly isOnly: boolean;
}

function withOverrides(own: Arguments, instances: readonly Deployable[], { set, isOnly }: Overriding): Arguments {
  const named = new Map(own.named);
  let { open } = own;
  for (const { body } of instances) {
    const overrides = body.read('parameter_overrides');
    if (overrides.state === 'absent') continue;
    const entries = certainEntries(overrides);
    if (!entries) open = () => eachItsOwn(set, overrides.at);
    // Whatever is not seen may be any of them.
    for (const name of entries?.keys() ?? own.named.keys()) {
      const value = isOnly ? entries?.get(name) : undefined;
      const argument: Argument = { at: overrides.at, value: () => value ?? eachItsOwn(set, overrides.at) };
      named.set(name, argument);
    }
  }
  return open ? { named, open } : { named };
}

function certainEntries(overrides: Data): ReadonlyMap<string, Data> | undefined {
  if (overrides.state !== 'known' || typeof overrides.value !== 'object') return undefined;
  return overrides.value.type === 'mapping' && !overrides.value.rest ? overrides.value.entries : undefined;
}

function eachItsOwn({ address }: Deployable, at: Location): Data {
  return unknown({ kind: 'choice', of: `the instances of \`${address}\`` }, { at });
}
