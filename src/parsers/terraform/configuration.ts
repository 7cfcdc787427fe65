import type { CarriedTemplates } from '../embedded/carried.ts';
import type { Module } from './load/declarations.ts';
import type { ModuleCall, ModuleSource } from './load/find-module.ts';
import type { Run } from './evaluate/run.ts';
import type { ModuleInstance } from './module-instance.ts';
import type { Planned } from './planned.ts';
import type { States } from './states/states.ts';

/** What all modules of one root share. */
export interface Configuration {
  readonly run: Run;
  readonly root: string;
  /** What a plan of it knows. */
  readonly planned?: Planned | undefined;
  /** Reads the CloudFormation templates that resources carry; not there where none does. */
  readonly templates?: CarriedTemplates | undefined;
  /** What other configurations of the run hand out by their states. */
  readonly states?: States | undefined;
  /** The root module's instance and those of all modules that it calls, directly and through others. */
  instances(): Iterable<ModuleInstance>;
  /** The folder's module, read once; undefined, and reported, when there is none. */
  load(folder: string): Module | undefined;
  find(call: ModuleCall): ModuleSource;
}
