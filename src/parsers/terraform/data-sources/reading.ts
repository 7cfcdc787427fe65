import type { Setting } from '../../../model/resource.ts';
import type { Location } from '../../../model/source.ts';
import type { Data } from '../../../model/value.ts';
import type { CarriedStack } from '../../embedded/carried.ts';
import { readProperty } from '../blocks.ts';
import type { Run } from '../evaluate/run.ts';
import type { Scope } from '../evaluate/scope.ts';
import type { ResourceBlock } from '../load/declarations.ts';
import type { States } from '../states/states.ts';

/** A data source that is read, or a resource that only hands on what it is given. */
export interface Reading {
  readonly block: ResourceBlock;
  readonly scope: Scope;
  readonly run: Run;
  /** Where what is computed stands: the header of the block. */
  readonly at: Location;
  /** Region, account and partition of the provider. */
  readonly setting: () => Omit<Setting, 'providerMajor'>;
  /** The stack of a template that the resource carries. */
  readonly carried?: (() => CarriedStack | undefined) | undefined;
  /** The states of the other configurations that are read along. */
  readonly states?: States | undefined;
}

/** The attributes of one type that can be computed, by their names. */
export type Attributes = Readonly<Record<string, (reading: Reading) => Data | undefined>>;

/** An argument of the block; absent where it is not written. */
export function argument({ block, scope }: Reading, name: string): Data {
  return readProperty(block.body, name, block.header, scope);
}
