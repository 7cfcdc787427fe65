import { and } from '../../model/guard.ts';
import type { Case, Value, Written } from '../../model/value.ts';
import { casesOf, oneOf } from '../../model/cases.ts';
import { absent, known, unknown } from '../../model/value.ts';
import { orElse } from '../defaults.ts';
import { isAurora } from './engine-ports.ts';

interface Placement {
  readonly engine: Value<string>;
  readonly subnetGroup: Value<string>;
  /** What holds for Aurora without a subnet group: a member is private, a cluster leaves it to its members. */
  readonly aurora: 'private' | 'absent';
}

/**
 * Whether a database is public where that is not written. Without a subnet group it is, except in Aurora; with one it is
 * not, except in the default one.
 * https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html
 * https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBCluster.html
 */
export function orPublicByDefault(written: Value<boolean>, { engine, subnetGroup, aurora }: Placement): Value<boolean> {
  const { at, property } = written;
  const place = { at, ...(property !== undefined && { property }) };
  const cases = casesOf(engine).flatMap((one) =>
    casesOf(subnetGroup).map((two) => ({
      when: and(one.when, two.when),
      value: byPlacement({ engine: one.value, subnetGroup: two.value, aurora }, place),
    })),
  );
  return orElse(written, oneOf(cases, place));
}

interface KnownPlacement {
  readonly engine: Case<string>['value'];
  readonly subnetGroup: Case<string>['value'];
  readonly aurora: Placement['aurora'];
}

function byPlacement({ engine, subnetGroup, aurora }: KnownPlacement, place: Written): Value<boolean> {
  const ofAurora = engine.state === 'known' ? isAurora(engine.value) : undefined;
  if (ofAurora === true && aurora === 'absent') return absent(place);
  if (subnetGroup.state === 'absent') {
    if (ofAurora !== undefined) return known(!ofAurora, place);
    return engine.state === 'unknown' ? { ...engine, ...place } : unknown(undecided, place);
  }
  if (aurora === 'absent' && engine.state === 'unknown') return { ...engine, ...place };
  if (subnetGroup.state === 'known') return known(subnetGroup.value.toLowerCase() === 'default', place);
  // A group that the sources make cannot have the reserved name.
  return subnetGroup.origin ? known(false, place) : { ...subnetGroup, ...place };
}

const undecided = {
  kind: 'opaque',
  what: 'the snapshot or database that it is made from, which has the engine',
} as const;
