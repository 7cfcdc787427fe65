import type { Guard } from '../../model/guard.ts';
import type { ModuleCall } from '../../model/report.ts';
import type { Data } from '../../model/value.ts';
import type { Configuration } from './configuration.ts';
import type { Lazily } from './evaluate/lazily.ts';
import { lazily } from './evaluate/lazily.ts';
import type { Scope } from './evaluate/scope.ts';
import type { Module } from './load/declarations.ts';
import type { Providers } from './providers.ts';

/** How a module instance is reached. */
export interface Caller {
  /** Empty for the root. */
  readonly address: string;
  /** Names of the calls from the root. */
  readonly path: readonly string[];
  readonly when: Guard;
  /** Folders of the callers, from the root. */
  readonly folders: readonly string[];
  /** The nearest first. */
  readonly calls: readonly ModuleCall[];
  argument(name: string): Data | undefined;
  readonly providers?: (own: Providers) => Providers;
}

/** A module, who calls it, and what its expressions may refer to. */
export interface ModuleUse {
  readonly module: Module;
  readonly caller: Caller;
  readonly configuration: Configuration;
  readonly scope: Scope;
}

/** The address of something that the module declares. */
export function addressIn({ caller }: ModuleUse, name: string): string {
  return addressBelow(caller, name);
}

/** The same below a module instance. */
export function addressBelow({ address }: Pick<Caller, 'address'>, name: string): string {
  return address === '' ? name : `${address}.${name}`;
}

/** Computes what has a name on first use, and once. */
export function rememberIn(use: ModuleUse): Lazily {
  return lazily(use.scope.run, (name) => addressIn(use, name));
}
