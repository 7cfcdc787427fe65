import type { InputDeclaration } from '../engine/inputs.ts';
import type { RuleModule } from '../engine/rule.ts';
import type { Profile } from '../profiles/profile.ts';

/** What a configuration may name. */
export interface Vocabulary {
  readonly rules: readonly RuleModule[];
  readonly profiles: readonly Profile[];
}

/** Profiles, presets, and vendors, whose name stands for all of their connections. */
export function profileNames({ profiles }: Vocabulary): readonly string[] {
  const names = profiles.map(({ name }) => name);
  const vendors = names.flatMap((name) => (name.includes('/') ? [name.slice(0, name.indexOf('/'))] : []));
  return [...new Set([...vendors, ...names])].sort();
}

export function declaredInputs({ profiles }: Vocabulary): readonly InputDeclaration[] {
  return [...new Map(profiles.flatMap(({ inputs }) => inputs.map((input) => [input.name, input]))).values()];
}
