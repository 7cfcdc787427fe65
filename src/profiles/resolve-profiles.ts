import type { InputDeclaration } from '../engine/inputs.ts';
import { unknownName } from '../model/nearest-name.ts';
import type { RuleModule, RuleRun } from '../engine/rule.ts';
import { mergeRuns } from '../engine/rule-runs.ts';
import type { RunContext } from '../engine/run-rules.ts';
import type { Audience } from '../engine/scope.ts';
import { ConfigError } from '../errors.ts';
import { bareProfiles, bareRun } from './bare-run.ts';
import { declaredInputs as inputsOf, isNamed, namesOf, vendorIn } from './names.ts';
import type { Profile } from './profile.ts';
import { asArn, readInput } from './read-input.ts';

export interface ProfileRequest {
  /** Names as the user gave them: `segment`, `segment/redshift`, `aws`. */
  readonly profiles: readonly string[];
  /** What the user passed on from the vendor, by name. */
  readonly inputs: ReadonlyMap<string, string>;
  /** Addresses of the only resources that are meant, for all profiles or by the name of one. */
  readonly targets?: Targets | undefined;
}

export type Targets = readonly string[] | Readonly<Record<string, readonly string[]>>;

/** All that may be named. */
export interface Vocabulary {
  readonly profiles: readonly Profile[];
  readonly rules: readonly RuleModule[];
}

export interface ResolvedProfiles {
  readonly runs: readonly RuleRun[];
  /** The profiles that are checked, also when the user chose none. */
  readonly profiles: readonly Profile[];
  readonly names: readonly string[];
  /** What the rules are run with. */
  readonly context: Pick<RunContext, 'inputs' | 'declaredInputs' | 'audiences' | 'bare'>;
}

/** Turns the chosen names and inputs into rules with options. Throws a `ConfigError` on what does not exist. */
export function resolveProfiles(request: ProfileRequest, { profiles, rules }: Vocabulary): ResolvedProfiles {
  const declaredInputs = inputsOf(profiles);
  const inputs = readInputs(request.inputs, declaredInputs);
  const named = new Set(request.profiles.flatMap((name) => profilesNamed(name, profiles)));
  for (const profile of profilesOfInputs([...inputs.keys()], named, profiles)) named.add(profile);
  const bare = named.size === 0;
  const chosen = profiles.filter((one) => (bare ? bareProfiles.includes(one.name) : named.has(one)));
  return {
    runs: mergeRuns([...chosen.flatMap((profile) => runsOf(profile, rules)), ...conflictRuns(chosen, rules)]),
    profiles: chosen,
    names: chosen.map((profile) => profile.name),
    context: {
      inputs,
      declaredInputs,
      audiences: chosen.map((profile) => ({ ...audienceOf(profile, inputs), ...targetsOf(profile, request.targets) })),
      ...(bare && { bare: bareRun }),
    },
  };
}

/** A vendor's name stands for all of its connections. */
function profilesNamed(name: string, profiles: readonly Profile[]): readonly Profile[] {
  const found = profiles.filter((profile) => isNamed(profile, name));
  if (found.length > 0) return found;
  throw new ConfigError(unknownName('profile', name, namesNear(name, profiles)));
}

/** The connections of a vendor that exists, else the vendors: there are too many for all. */
function namesNear(name: string, profiles: readonly Profile[]): readonly string[] {
  const connections = profiles.map((profile) => profile.name).filter((one) => vendorIn(one) !== one);
  const ofVendor = connections.filter((one) => vendorIn(one) === vendorIn(name));
  return ofVendor.length > 0 ? ofVendor : namesOf(profiles).vendors;
}

/** An input chooses its vendor, unless one of the vendor's profiles is chosen by name. */
function profilesOfInputs(
  inputs: readonly string[],
  named: ReadonlySet<Profile>,
  profiles: readonly Profile[],
): readonly Profile[] {
  const vendorsNamed = new Set(Array.from(named, (profile) => profile.vendor));
  const vendors = profiles
    .filter((profile) => profile.inputs.some((input) => inputs.includes(input.name)))
    .map((profile) => profile.vendor)
    .filter((vendor) => !vendorsNamed.has(vendor));
  return profiles.filter((profile) => vendors.includes(profile.vendor));
}

function readInputs(
  given: ReadonlyMap<string, string>,
  declared: readonly InputDeclaration[],
): ReadonlyMap<string, string> {
  const read = new Map<string, string>();
  for (const [name, value] of given) {
    const input = declared.find((one) => one.name === name);
    if (!input) throw new ConfigError(unknownName('input', name, inputsNear(name, declared)));
    read.set(name, readInput(input, value));
  }
  return read;
}

function inputsNear(name: string, declared: readonly InputDeclaration[]): readonly string[] {
  const names = declared.map((one) => one.name);
  const vendor = (one: string) => one.split('.', 1)[0];
  const ofVendor = names.filter((one) => vendor(one) === vendor(name));
  return ofVendor.length > 0 ? ofVendor : names;
}

function audienceOf(profile: Profile, inputs: ReadonlyMap<string, string>): Audience {
  const { name, path, principals = [] } = profile;
  const told = principals.map((principal) =>
    profile.inputs.some((input) => input.name === principal) ? inputs.get(principal) : asArn(principal),
  );
  const known = told.filter((principal) => principal !== undefined);
  return { profile: name, path, principals: known.length === told.length ? known : [] };
}

/** Those of a connection win over those of its vendor. */
function targetsOf({ name }: Profile, targets: Targets | undefined): Pick<Audience, 'targets'> {
  if (targets === undefined) return {};
  const own = isList(targets) ? targets : (targets[name] ?? targets[vendorIn(name)]);
  return own === undefined ? {} : { targets: own };
}

function isList(targets: Targets): targets is readonly string[] {
  return Array.isArray(targets);
}

function runsOf(profile: Profile, rules: readonly RuleModule[]): readonly RuleRun[] {
  return profile.requirements.map(({ rule: name, level, asker, options = {}, evidence }) => {
    const rule = rules.find((one) => one.name === name);
    if (!rule) throw new ConfigError(`Profile "${profile.name}" sets the rule "${name}", which does not exist.`);
    const { source, readOn } = evidence;
    return {
      rule,
      options,
      severity: level === 'required' ? 'error' : 'warning',
      requesters: [
        { profile: profile.name, vendor: profile.vendor, ...(asker !== undefined && { asker }), source, readOn, level },
      ],
    };
  });
}

/** Whether several vendors can be served by one endpoint service: an error where both require what they ask for. */
function conflictRuns(chosen: readonly Profile[], rules: readonly RuleModule[]): readonly RuleRun[] {
  const rule = rules.find((one) => one.name === 'profile-conflict');
  if (!rule || new Set(chosen.map(({ vendor }) => vendor)).size < 2) return [];
  return [
    { rule, options: { level: 'required' }, severity: 'error', requesters: [] },
    { rule, options: { level: 'recommended' }, severity: 'warning', requesters: [] },
  ];
}
