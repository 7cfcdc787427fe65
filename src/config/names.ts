import type { InputDeclaration } from '../engine/inputs.ts';
import { ConfigError } from '../errors.ts';
import { unknownName } from '../model/nearest-name.ts';
import type { Sources } from '../model/source.ts';
import { readInput } from '../profiles/read-input.ts';
import type { Path } from './document.ts';
import type { Layer } from './layers.ts';
import { faultIn } from './layers.ts';
import type { Vocabulary } from '../profiles/resolve-profiles.ts';
import { declaredInputs, namesOf } from '../profiles/names.ts';

/** Refuses profiles and inputs that do not exist, and inputs that are not what they should be, each at its place. */
export function checkNames(layers: readonly Layer[], vocabulary: Vocabulary, sources: Sources): void {
  const names = namesOf(vocabulary.profiles).all;
  const inputs = declaredInputs(vocabulary.profiles);
  const unknownProfile = (name: string): readonly string[] =>
    names.includes(name) ? [] : [unknownName('profile', name, names)];
  for (const { file, settings, place } of layers) {
    const { targets = [], overrides = [] } = settings;
    const aimed = Array.isArray(targets) ? [] : Object.keys(targets);
    const ofTargets = aimed.flatMap((name) =>
      unknownProfile(name).map((message) => ({ message, ...place(['targets', name], 'name') })),
    );
    const parts = [
      { part: settings, at: [] as Path },
      ...overrides.map((part, index) => ({ part, at: ['overrides', index] as Path })),
    ];
    const ofParts = parts.flatMap(({ part, at }) => [
      ...(part.profiles ?? []).flatMap((name, index) =>
        unknownProfile(name).map((message) => ({ message, ...place([...at, 'profiles', index]) })),
      ),
      ...Object.entries(part.inputs ?? {}).flatMap(([name, value]) =>
        inputFaults(name, value, inputs).map(({ message, is }) => ({ message, ...place([...at, 'inputs', name], is) })),
      ),
    ]);
    const faults = [...ofTargets, ...ofParts];
    if (faults.length > 0) throw faultIn(file, faults, sources);
  }
}

interface InputFault {
  readonly message: string;
  /** What of the input is wrong. */
  readonly is: 'name' | 'value';
}

function inputFaults(name: string, value: string, inputs: readonly InputDeclaration[]): readonly InputFault[] {
  const input = inputs.find((one) => one.name === name);
  if (!input) {
    const names = inputs.map((one) => one.name);
    return [{ message: unknownName('input', name, names), is: 'name' }];
  }
  try {
    readInput(input, value);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return [{ message: error.message, is: 'value' }];
    throw error;
  }
}
