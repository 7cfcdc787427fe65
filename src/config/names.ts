import { ConfigError } from '../errors.ts';
import { unknownName } from '../model/nearest-name.ts';
import type { Sources } from '../model/source.ts';
import { readInput } from '../profiles/read-input.ts';
import type { Path } from './document.ts';
import type { Layer } from './layers.ts';
import { faultIn } from './layers.ts';
import type { Vocabulary } from './vocabulary.ts';
import { declaredInputs, profileNames } from './vocabulary.ts';

/** Refuses profiles and inputs that do not exist, and inputs that are not what they should be, each at its place. */
export function checkNames(layers: readonly Layer[], vocabulary: Vocabulary, sources: Sources): void {
  const names = profileNames(vocabulary);
  for (const layer of layers) {
    const parts = [
      { part: layer.settings, at: [] as Path },
      ...(layer.settings.overrides ?? []).map((part, index) => ({ part, at: ['overrides', index] as Path })),
    ];
    const { targets = [] } = layer.settings;
    const aimed = Array.isArray(targets) ? [] : Object.keys(targets);
    const unknown = aimed
      .filter((name) => !names.includes(name))
      .map((name) => ({
        message: unknownName('profile', name, names),
        ...layer.place(['targets', name], 'name'),
      }));
    const ofParts = parts.flatMap(({ part, at }) => [
      ...(part.profiles ?? []).flatMap((name, index) => {
        if (names.includes(name)) return [];
        const message = unknownName('profile', name, names);
        return [{ message, ...layer.place([...at, 'profiles', index]) }];
      }),
      ...Object.entries(part.inputs ?? {}).flatMap(([name, value]) => {
        const message = inputFault(name, value, vocabulary);
        if (message === undefined) return [];
        const known = declaredInputs(vocabulary).some((input) => input.name === name);
        return [{ message, ...layer.place([...at, 'inputs', name], known ? 'value' : 'name') }];
      }),
    ]);
    const faults = [...unknown, ...ofParts];
    if (faults.length > 0) throw faultIn(layer.file, faults, sources);
  }
}

function inputFault(name: string, value: string, vocabulary: Vocabulary): string | undefined {
  const inputs = declaredInputs(vocabulary);
  const input = inputs.find((one) => one.name === name);
  if (!input) {
    const names = inputs.map((one) => one.name);
    return unknownName('input', name, names);
  }
  try {
    readInput(input, value);
    return undefined;
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
}
