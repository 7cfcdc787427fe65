import type { Location } from '../../../model/source.ts';
import type { Data } from '../../../model/value.ts';
import type { Body } from '../hcl/syntax.ts';
import type { Module } from '../load/declarations.ts';
import { attributeNamed, blocksNamed, literalText } from '../load/declarations.ts';
import type { ModuleInstance } from '../module-instance.ts';
import { crossed } from './crossing.ts';
import type { Setting } from './state-name.ts';
import { stateName, withPrefixed } from './state-name.ts';

/** The states that the root modules of a run write. */
export interface States {
  /** The outputs in the state of a name; undefined when no root module of the run is known to write it. */
  outputsIn(name: string): StateOutputs | undefined;
}

/** The value of an output; undefined where the configuration does not have it: its state may be older or newer. */
export type StateOutputs = (output: string, at: Location) => Data | undefined;

/** A root module, and what is made of it once somebody asks. */
export interface Root {
  readonly module: Module;
  readonly instance: () => ModuleInstance;
}

/** So many configurations may each read the state of the next one. */
const longestChain = 20;

/** `workspace` is that of the run. */
export function statesOf(roots: readonly Root[], workspace: string | undefined): States {
  let byName: ReadonlyMap<string, Root | undefined> | undefined;
  let chain = 0;
  return {
    outputsIn(name) {
      byName ??= rootsByState(roots, workspace);
      const root = byName.get(name);
      if (!root) return undefined;
      return (output, at) => {
        if (chain >= longestChain || !root.module.outputs.has(output)) return undefined;
        chain++;
        try {
          return crossed(root.instance().output(output, at));
        } finally {
          chain--;
        }
      };
    },
  };
}

/** A name that several have is nobody's: which of them is deployed there is told on the command line. */
function rootsByState(roots: readonly Root[], workspace: string | undefined): ReadonlyMap<string, Root | undefined> {
  const found = new Map<string, Root | undefined>();
  for (const root of roots) {
    for (const name of statesOfRoot(root.module, workspace)) found.set(name, found.has(name) ? undefined : root);
  }
  return found;
}

/** Without a backend the state lies beside the configuration. A `cloud` block means what the backend `remote` does. */
function statesOfRoot({ folder, backends }: Module, workspace: string | undefined): readonly string[] {
  const [backend, ...others] = backends.values();
  if (others.length > 0) return [];
  const type = backend?.name === 'cloud' ? 'remote' : (backend?.name ?? 'local');
  const readers = type === 'remote' ? ['remote', 'tfe'] : [type];
  const written = (name: string): Setting => backend && settingIn(backend.body, name.split('.'));
  // A `cloud` block has no prefix.
  const setting = backend?.name === 'remote' ? withPrefixed(written, workspace) : written;
  return readers.map((reader) => stateName(reader, folder, setting)).filter((name) => name !== undefined);
}

function settingIn(body: Body, [name = '', ...inside]: readonly string[]): Setting {
  if (inside.length > 0) {
    const [block, ...others] = blocksNamed(body, name);
    return block && others.length === 0 ? settingIn(block.body, inside) : 'open';
  }
  const written = attributeNamed(body, name);
  const text = literalText(written);
  return text === undefined ? written && 'open' : { text };
}
