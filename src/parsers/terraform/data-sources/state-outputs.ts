import type { Data } from '../../../model/value.ts';
import { known, unknown } from '../../../model/value.ts';
import { placeDeeply } from '../evaluate/place-deeply.ts';
import { asInstance } from '../states/crossing.ts';
import type { Reading } from './reading.ts';

interface Outputs {
  /** The name of the state; see ../states/state-name.ts. */
  readonly state: string | undefined;
  /** The attribute that they are handed on as. */
  readonly attribute: string;
  /** The value of an output as the data source has it; undefined where it leaves it out. */
  readonly as?: (value: Data) => Data | undefined;
}

/** The outputs in a state; undefined where no configuration of the run is known to write it. */
export function outputsRead(reading: Reading, { state, attribute, as = (value) => value }: Outputs): Data | undefined {
  const outputs = state === undefined ? undefined : reading.states?.outputsIn(state);
  if (!outputs) return undefined;
  const address = `data.${reading.block.type}.${reading.block.name}`;
  const read = (output: string, at: Reading['at']): Data => {
    const written = outputs(output, at);
    const value = written && as(written);
    if (!value) return unknown({ kind: 'data-source', address }, { at });
    return placeDeeply(value, { at, as: () => `output \`${output}\` of \`${address}\`` });
  };
  const instance = asInstance({ address: `${address}.${attribute}`, attribute: read, identities: [] });
  return known(instance, { at: reading.at });
}
