import type { Guard } from '../../model/guard.ts';
import type { Value } from '../../model/value.ts';
import { map, when } from '../../model/cases.ts';

/**
 * Snowflake names a Region with its cloud, and with a group of Regions where there are several: `AWS_US_WEST_2`,
 * `PUBLIC.AWS_US_WEST_2`. https://docs.snowflake.com/en/user-guide/admin-account-identifier
 */
const onAws = /^(?:\w+\.)?aws_(.+)$/i;

/** As AWS names it: `us-west-2`. */
export function regionOnAws(region: Value<string>): Value<string> {
  return map(region, (written) => (onAws.exec(written)?.[1] ?? written).toLowerCase().replaceAll('_', '-'));
}

export function whenOnOtherCloud(region: Value<string>): Guard {
  return when(region, (written) => !onAws.test(written));
}
