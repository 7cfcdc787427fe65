import { airbyte } from './airbyte.ts';
import { astronomer } from './astronomer.ts';
import { atlan } from './atlan.ts';
import { aws } from './aws.ts';
import { clickhouseEndpointService, clickhouseMsk, clickhouseVpcResource } from './clickhouse.ts';
import { confluent } from './confluent.ts';
import { consumer } from './consumer.ts';
import { databricksServerless } from './databricks.ts';
import { dbtDatabricks, dbtPostgres, dbtRedshift, dbtRedshiftInterface, dbtSelfHosted, dbtSnowflake } from './dbt.ts';
import { elementaryDatabricks, elementarySnowflake } from './elementary.ts';
import { estuaryCrossRegion, estuarySameRegion } from './estuary.ts';
import { fivetran } from './fivetran.ts';
import { heatwave } from './heatwave.ts';
import { immuta } from './immuta.ts';
import { materialize } from './materialize.ts';
import { mongodbStreams } from './mongodb.ts';
import { omniDatabase, omniRedshift } from './omni.ts';
import { polytomicLattice, polytomicNlb } from './polytomic.ts';
import type { Profile } from './profile.ts';
import { purview } from './purview.ts';
import { redis } from './redis.ts';
import { reltio } from './reltio.ts';
import { rivery } from './rivery.ts';
import { salesforceData360, salesforcePrivateConnect } from './salesforce.ts';
import { segmentDatabricks, segmentRdsPostgres, segmentRedshift, segmentSnowflake } from './segment.ts';
import { singlestore } from './singlestore.ts';
import { snowflakeOpenflow } from './snowflake.ts';
import { sourcegraph } from './sourcegraph.ts';
import { strictConsumer, strictProvider } from './strict.ts';
import { tableauDatabase, tableauDatabricks, tableauSnowflake } from './tableau.ts';
import { tidb } from './tidb.ts';
import { tray } from './tray.ts';
import { triggerDev } from './trigger-dev.ts';
import { unstructured } from './unstructured.ts';

export type { Profile };

/** In the order in which messages name them. */
export const profiles: readonly Profile[] = [
  segmentRedshift,
  segmentRdsPostgres,
  segmentSnowflake,
  segmentDatabricks,
  airbyte,
  astronomer,
  atlan,
  clickhouseVpcResource,
  clickhouseMsk,
  clickhouseEndpointService,
  confluent,
  databricksServerless,
  dbtPostgres,
  dbtRedshift,
  dbtRedshiftInterface,
  dbtSelfHosted,
  dbtSnowflake,
  dbtDatabricks,
  elementarySnowflake,
  elementaryDatabricks,
  estuarySameRegion,
  estuaryCrossRegion,
  fivetran,
  heatwave,
  immuta,
  materialize,
  mongodbStreams,
  omniDatabase,
  omniRedshift,
  polytomicNlb,
  polytomicLattice,
  purview,
  redis,
  reltio,
  rivery,
  salesforcePrivateConnect,
  salesforceData360,
  singlestore,
  snowflakeOpenflow,
  sourcegraph,
  tableauDatabase,
  tableauSnowflake,
  tableauDatabricks,
  tidb,
  tray,
  triggerDev,
  unstructured,
  aws,
  consumer,
  strictProvider,
  strictConsumer,
];
