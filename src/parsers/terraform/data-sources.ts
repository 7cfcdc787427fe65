import type { Setting } from '../../model/resource.ts';
import type { Data, Value } from '../../model/value.ts';
import { map } from '../../model/value.ts';
import type { Scope } from './evaluate/scope.ts';
import type { ResourceBlock } from './load/declarations.ts';
import { attributeNamed } from './load/declarations.ts';
import { readProperty } from './blocks.ts';

/** What a data source only repeats from the provider's settings; undefined for everything that it looks up. */
export function knownOfDataSource(
  read: { readonly block: ResourceBlock; readonly attribute: string; readonly scope: Scope },
  settingOf: () => Omit<Setting, 'providerMajor'>,
): Data | undefined {
  const { block, attribute, scope } = read;
  switch (`${block.type}.${attribute}`) {
    case 'aws_region.name':
    case 'aws_region.region':
    case 'aws_region.id': {
      const own = ['region', 'name'].find((name) => attributeNamed(block.body, name));
      return own === undefined ? decided(settingOf().region) : readProperty(block.body, own, block.header, scope);
    }
    case 'aws_partition.partition':
    case 'aws_partition.id':
      return decided(settingOf().partition);
    case 'aws_partition.dns_suffix':
      return decided(map(settingOf().partition, (name) => (name === 'aws-cn' ? 'amazonaws.com.cn' : 'amazonaws.com')));
    case 'aws_caller_identity.account_id':
    case 'aws_caller_identity.id':
      return decided(settingOf().account);
    default:
      return undefined;
  }
}

/** What the settings leave open is for the data source to say: then it is the thing to name. */
function decided(value: Value<string>): Data | undefined {
  return value.state === 'unknown' && value.reason.kind === 'deployment' ? undefined : value;
}
