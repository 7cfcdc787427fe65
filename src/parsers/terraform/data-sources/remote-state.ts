import type { ParseOptions } from '../../../model/resource.ts';
import type { Data } from '../../../model/value.ts';
import { entriesOf } from '../evaluate/collections.ts';
import { identityOf, isList } from '../evaluate/symbolic.ts';
import type { Setting } from '../states/state-name.ts';
import { stateName, withPrefixed } from '../states/state-name.ts';
import type { Attributes, Reading } from './reading.ts';
import { argument } from './reading.ts';
import { outputsRead } from './state-outputs.ts';

/**
 * What a configuration hands out, for others that read its state. Both name the place of the state, and so it is certain
 * which one is meant. https://developer.hashicorp.com/terraform/language/state/remote-state-data
 */
export const remoteState: Attributes = {
  outputs: (reading) => outputsRead(reading, { state: stateRead(reading), attribute: 'outputs' }),
};

function stateRead(reading: Reading): string | undefined {
  const backend = argument(reading, 'backend');
  if (backend.state !== 'known' || typeof backend.value !== 'string') return undefined;
  const workspace = argument(reading, 'workspace');
  const settings = single(argument(reading, 'config'));
  if (settings.state !== 'known' && settings.state !== 'absent') return undefined;
  const setting = (name: string): Setting => settingIn(settings, name.split('.'));
  const isPrefixed = backend.value === 'remote' && setting('workspaces.prefix') !== undefined;
  if (!isPrefixed && !isOfRun(backend.value, workspace, reading.run.options)) return undefined;
  return stateName(
    backend.value,
    reading.scope.folder,
    isPrefixed ? withPrefixed(setting, textOf(workspace)) : setting,
  );
}

function textOf(value: Data): string | undefined {
  return value.state === 'known' && typeof value.value === 'string' ? value.value : undefined;
}

/**
 * The state of another workspace is written by the same configuration with other values. Every configuration of a run is
 * read in the same one.
 */
function isOfRun(backend: string, workspace: Data, { workspace: own = 'default' }: ParseOptions): boolean {
  // Here the name of the workspace is a setting of the backend, and no other one has a name there.
  const ofRun = backend === 'remote' ? 'default' : own;
  if (workspace.state === 'unknown') return backend !== 'local' && identityOf(workspace) === 'terraform.workspace';
  const name = workspace.state === 'absent' ? 'default' : workspace.state === 'known' ? workspace.value : undefined;
  // States of other workspaces lie beside the reader's own, not at the path.
  return name === ofRun && (backend !== 'local' || name === 'default');
}

function settingIn(settings: Data, [name = '', ...inside]: readonly string[]): Setting {
  const { entries, rest } = entriesOf(settings);
  const value = entries.get(name)?.value;
  if (!value) return rest.length > 0 ? 'open' : undefined;
  if (value.state === 'absent') return undefined;
  if (inside.length > 0) return settingIn(single(value), inside);
  return value.state === 'known' && typeof value.value === 'string' ? { text: value.value } : 'open';
}

/** The settings were a block once, and a block is read as a list. */
function single(value: Data): Data {
  if (value.state !== 'known' || typeof value.value !== 'object' || !isList(value.value)) return value;
  return value.value.items[0]?.value ?? value;
}
