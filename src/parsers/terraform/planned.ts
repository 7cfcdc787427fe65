import type { RawResource } from '../../model/resource.ts';
import type { Location, TextRange } from '../../model/source.ts';
import type { Data, Unknown } from '../../model/value.ts';
import type { Run } from './evaluate/run.ts';
import type { Expansion } from './expand.ts';
import type { Module } from './load/declarations.ts';

/** What a plan knows of the configuration that it was made from. */
export interface Planned {
  /** The value of a root module's variable, placed at `at`; undefined when it is what the configuration gives. */
  variable(name: string, at: Location, configured: Data | undefined): Data | undefined;
  /** The instances of a block or call with this address, as the plan has them where the configuration leaves it open. */
  expansion(address: string, written: Expansion, at: TextRange): Expansion;
  /** Undefined for what is not in the plan. `ignores` tells the arguments whose changes are ignored. */
  instance(address: string, ignores: (argument: string) => boolean): PlannedInstance | undefined;
  /** What a module hands out that is not on disk, by the address of its call; undefined when the plan does not have it. */
  unread(call: string, at: Location): Data | undefined;
  /** The resources of the modules that are not on disk. */
  resourcesOfUnread(): readonly RawResource[];
  /** Compares which resources there are, for those modules that could be read. */
  compare(found: readonly { readonly address: string; readonly at: Location }[], modules: ReadonlySet<string>): void;
}

/** A resource or data source as the plan has it. */
export interface PlannedInstance {
  /** An argument, with what the plan knows of it. */
  argument(name: string, written: Data): Data;
  /** An attribute that the configuration says nothing of. */
  attribute(name: string, open: Unknown): Data;
}

/** A plan that was made from a root module. */
export interface RootPlan {
  /** Of its file. */
  readonly path: string;
  read(run: Pick<Run, 'unit' | 'options' | 'report'>): Planned;
}

/** Finds the plans of each root module, by its folder. */
export type PlansOf = (roots: readonly Module[]) => ReadonlyMap<string, readonly RootPlan[]>;
