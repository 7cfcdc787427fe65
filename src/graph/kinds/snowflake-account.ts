import { defineKind } from '../define-kind.ts';
import { emptyAsUnset } from './unset.ts';

/** https://registry.terraform.io/providers/snowflakedb/snowflake/latest/docs/resources/account */
export const snowflakeAccount = defineKind({
  kind: 'SnowflakeAccount',
  types: {
    snowflake_account: {
      identity: ['id'],
      map: (resource) => {
        const read = emptyAsUnset(resource);
        return { edition: read.string('edition'), region: read.string('region') };
      },
    },
  },
});
