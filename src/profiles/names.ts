import type { InputDeclaration } from '../engine/inputs.ts';
import type { Profile } from './profile.ts';

/** The part of a name that names the vendor: `segment` in `segment/redshift`. */
export function vendorIn(name: string): string {
  return name.split('/', 1)[0] ?? name;
}

/** Whether a name stands for a profile: its own, or that of its vendor, which stands for all of its connections. */
export function isNamed(profile: Pick<Profile, 'name'>, name: string): boolean {
  return profile.name === name || profile.name.startsWith(`${name}/`);
}

export function profilesNamed(name: string, profiles: readonly Profile[]): readonly Profile[] {
  return profiles.filter((profile) => isNamed(profile, name));
}

/** All that may be written for profiles, each once: vendors, and connections and presets. */
export function namesOf(profiles: readonly Profile[]): {
  readonly vendors: readonly string[];
  readonly all: readonly string[];
} {
  const names = profiles.map(({ name }) => name);
  const vendors = [...new Set(names.map(vendorIn))];
  return { vendors, all: [...new Set([...vendors, ...names])].sort() };
}

/** What profiles need to be told, each input once. */
export function declaredInputs(profiles: readonly Profile[]): readonly InputDeclaration[] {
  return [...new Map(profiles.flatMap(({ inputs }) => inputs.map((input) => [input.name, input]))).values()];
}
