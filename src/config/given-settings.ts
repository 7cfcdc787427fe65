import type { Targets } from '../profiles/resolve-profiles.ts';
import type { Settings } from './settings.ts';

/** What a caller or the command line may say of all files. */
export interface Given {
  readonly profiles?: readonly string[];
  readonly inputs?: Readonly<Record<string, string>>;
  readonly targets?: Targets;
}

/** What is given wins over what is configured: profiles and targets stand instead of those, the rest beside them. */
export function settingsWith(configured: Settings | undefined, given: Given, rules: Settings['rules']): Settings {
  const { profiles = [], inputs = {}, targets } = given;
  const aimed = targets ? { value: targets } : configured?.targets;
  return {
    profiles: profiles.length > 0 ? profiles.map((value) => ({ value })) : (configured?.profiles ?? []),
    own: configured?.own ?? [],
    inputs: new Map([
      ...(configured?.inputs ?? []),
      ...Object.entries(inputs).map(([name, value]) => [name, { value }] as const),
    ]),
    rules: new Map([...(configured?.rules ?? []), ...rules]),
    ...(aimed && { targets: aimed }),
  };
}
