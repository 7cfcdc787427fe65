import { map } from '../../model/cases.ts';
import type { Setting } from '../../model/resource.ts';
import type { Location } from '../../model/source.ts';
import type { Data, Value } from '../../model/value.ts';
import { absent, known, unknown } from '../../model/value.ts';
import { partitionOfRegion, suffixOfPartition } from '../partitions.ts';

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/pseudo-parameter-reference.html */
export function pseudoParameter(name: string, setting: Setting, at: Location): Data | undefined {
  switch (name) {
    case 'AWS::NoValue':
      return absent({ at });
    case 'AWS::Region':
      return setting.region;
    case 'AWS::AccountId':
      return setting.account;
    case 'AWS::Partition':
      return setting.partition;
    case 'AWS::URLSuffix':
      return urlSuffix(setting.partition, at);
    case 'AWS::StackName':
    case 'AWS::StackId':
    case 'AWS::NotificationARNs':
      return unknown({ kind: 'deployment', name }, { at }, { nonNull: true });
    default:
      return undefined;
  }
}

function urlSuffix(partition: Value<string>, at: Location): Value<string> {
  if (partition.state === 'unknown')
    return unknown({ kind: 'deployment', name: 'AWS::URLSuffix' }, { at }, { nonNull: true });
  return map(partition, (name) => suffixOfPartition(name) ?? 'amazonaws.com');
}

/** The setting of a stack. What is not given is known only when it is deployed. */
export function settingOf(region: string | undefined, account: string | undefined, at: Location): Setting {
  const open = (name: string) => unknown({ kind: 'deployment', name }, { at }, { nonNull: true });
  return {
    region: region === undefined ? open('AWS::Region') : known(region, { at }),
    account: account === undefined ? open('AWS::AccountId') : known(account, { at }),
    partition: region === undefined ? open('AWS::Partition') : known(partitionOfRegion(region), { at }),
    providerMajor: absent({ at }),
  };
}
