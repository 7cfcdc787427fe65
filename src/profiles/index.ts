import { airbyte } from './airbyte.ts';
import { aws } from './aws.ts';
import type { Profile } from './profile.ts';
import { segmentRdsPostgres, segmentRedshift } from './segment.ts';

export type { Profile };

/** In the order in which messages name them. */
export const profiles: readonly Profile[] = [segmentRedshift, segmentRdsPostgres, airbyte, aws];
