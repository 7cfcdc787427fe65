import type { Data } from '../../../model/value.ts';
import { known, unknown } from '../../../model/value.ts';
import { entriesOf } from '../evaluate/collections.ts';
import { placeDeeply } from '../evaluate/place-deeply.ts';
import { isList } from '../evaluate/symbolic.ts';
import { asInstance } from '../states/crossing.ts';
import type { Setting } from '../states/state-name.ts';
import { stateName } from '../states/state-name.ts';
import type { Attributes, Reading } from './reading.ts';
import { argument } from './reading.ts';

/**
 * What a configuration hands out, for others that read its state. Both name the place of the state, and so it is certain
 * which one is meant. https://developer.hashicorp.com/terraform/language/state/remote-state-data
 */
export const remoteState: Attributes = {
  outputs: (reading) => {
    const name = stateRead(reading);
    const outputs = name === undefined ? undefined : reading.states?.outputsIn(name);
    if (!outputs) return undefined;
    const address = `data.terraform_remote_state.${reading.block.name}`;
    const attribute = (output: string, at: Reading['at']): Data => {
      const value = outputs(output, at);
      if (!value) return unknown({ kind: 'data-source', address }, { at });
      return placeDeeply(value, { at, as: () => `output \`${output}\` of \`${address}\`` });
    };
    return known(asInstance({ address: `${address}.outputs`, attribute, identities: [] }), { at: reading.at });
  },
};

function stateRead(reading: Reading): string | undefined {
  const backend = argument(reading, 'backend');
  if (backend.state !== 'known' || typeof backend.value !== 'string') return undefined;
  // The state of another workspace is written by the same configuration with other values.
  const workspace = argument(reading, 'workspace');
  const isDefault = workspace.state === 'known' && workspace.value === 'default';
  if (workspace.state !== 'absent' && !isDefault) return undefined;
  const settings = single(argument(reading, 'config'));
  if (settings.state !== 'known' && settings.state !== 'absent') return undefined;
  const { entries, rest } = entriesOf(settings);
  return stateName(backend.value, reading.scope.folder, (name): Setting => {
    const value = entries.get(name)?.value;
    if (!value) return rest.length > 0 ? 'open' : undefined;
    if (value.state === 'absent') return undefined;
    return value.state === 'known' && typeof value.value === 'string' ? { text: value.value } : 'open';
  });
}

/** The settings were a block once, and a block is read as a list. */
function single(value: Data): Data {
  if (value.state !== 'known' || typeof value.value !== 'object' || !isList(value.value)) return value;
  return value.value.items[0]?.value ?? value;
}
