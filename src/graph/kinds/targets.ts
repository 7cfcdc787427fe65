import type { ListOf } from '../../model/value.ts';
import type { TargetOfGroup } from '../props/balancing.ts';
import type { PropertyReader } from '../property-reader.ts';
import { only, unlessZero } from './unset.ts';

export type TargetNames = Readonly<Record<'id' | 'port' | 'availabilityZone', string>>;

/** Without a port of its own a target is reached on the group's: the port stays absent. */
export function targetIn(read: PropertyReader, names: TargetNames): ListOf<TargetOfGroup> {
  const target: TargetOfGroup = {
    ...read.written,
    id: read.string(names.id),
    port: unlessZero(read.number(names.port)),
    availabilityZone: read.string(names.availabilityZone),
  };
  return only(target, read.written);
}
