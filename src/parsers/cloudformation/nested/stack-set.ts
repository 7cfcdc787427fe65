import type { Setting } from '../../../model/resource.ts';
import type { Location } from '../../../model/source.ts';
import type { Data, Known, Mapping, Value } from '../../../model/value.ts';
import { unknown } from '../../../model/value.ts';
import type { Argument } from '../../embedded/carried.ts';
import { itemsOf, onlyText } from '../../embedded/one-text.ts';
import { settingOf } from '../pseudo-parameters.ts';
import type { Scope } from '../scope.ts';
import type { Node } from '../tree.ts';
import { child, textAt } from '../tree.ts';

/**
 * Where the instances of a stack set are deployed: known where all of them have one Region, or one account
 * (https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-cloudformation-stackset-stackinstances.html).
 */
export function stackSetSetting(scope: Scope, logicalId: string): Setting {
  const written = groupsOf(scope, logicalId);
  const at = scope.template.resources.get(logicalId)?.key ?? scope.template.root.at;
  const groups = written && itemsOf(scope.evaluate(written));
  const mappings = groups?.map(mappingIn);
  const region = onlyOne(mappings?.map((group) => group?.entries.get('Regions')));
  const account = onlyOne(mappings?.map(accountsOf));
  const open = (what: string): Value<string> =>
    unknown({ kind: 'choice', of: `the ${what} of each instance of \`${logicalId}\`` }, { at });
  return {
    region: region ?? open('Region'),
    account: account ?? open('account'),
    // A stack set does not leave the partition of the account that it is in.
    partition: region ? settingOf(region.value, undefined, region.at).partition : scope.setting.partition,
    providerMajor: scope.setting.providerMajor,
  };
}

function groupsOf(scope: Scope, logicalId: string): Node | undefined {
  return child(scope.template.resources.get(logicalId)?.value, 'Properties', 'StackInstancesGroup');
}

/** Accounts of an organization are not listed here. */
function accountsOf(group: Mapping | undefined): Data | undefined {
  const targets = mappingIn(group?.entries.get('DeploymentTargets'));
  if (!targets || targets.rest || targets.entries.has('OrganizationalUnitIds') || targets.entries.has('AccountsUrl')) {
    return undefined;
  }
  return targets.entries.get('Accounts');
}

function onlyOne(lists: readonly (Data | undefined)[] | undefined): Known<string> | undefined {
  return lists && onlyText(lists.map((list) => list && itemsOf(list)));
}

function mappingIn(value: Data | undefined): Mapping | undefined {
  if (value?.state !== 'known' || typeof value.value !== 'object') return undefined;
  return value.value.type === 'mapping' ? value.value : undefined;
}

/** What instances set for themselves. Where there are several groups, another may not. */
export function overridesOf(scope: Scope, logicalId: string): ReadonlyMap<string, Argument> {
  const written = groupsOf(scope, logicalId);
  const groups = written?.type === 'sequence' ? written.items : [];
  const overrides = new Map<string, Argument>();
  for (const group of groups) {
    const listed = child(group, 'ParameterOverrides');
    for (const item of listed?.type === 'sequence' ? listed.items : []) {
      const name = textAt(item, 'ParameterKey');
      const value = child(item, 'ParameterValue');
      if (name === undefined || !value) continue;
      const own = (): Data => (groups.length === 1 ? scope.evaluate(value) : eachItsOwn(logicalId, value.at));
      overrides.set(name, { at: item.at, value: own });
    }
  }
  return overrides;
}

function eachItsOwn(logicalId: string, at: Location): Data {
  return unknown({ kind: 'choice', of: `the instances of \`${logicalId}\`` }, { at });
}
