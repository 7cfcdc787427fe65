import type { JsonPath, Location } from '../../../model/source.ts';
import { resolveLocation } from '../../json-locations.ts';
import { member, text, texts } from '../json.ts';
import type { StackArtifact } from '../manifest.ts';
import type { MetadataEntry } from '../metadata.ts';
import { groupBy } from '../../../model/group-by.ts';

/** The stacks that a construct is or lies in, in the order of the assembly. */
type StacksAround = (construct: string) => readonly StackArtifact[];

export function stacksAround(stacks: readonly StackArtifact[]): StacksAround {
  const byName = groupBy(stacks, ({ displayName }) => displayName);
  return (construct) => {
    const found: StackArtifact[] = [];
    for (let path = construct; path !== ''; path = above(path)) found.push(...(byName.get(path) ?? []));
    return found.length < 2 ? found : found.sort((one, other) => stacks.indexOf(one) - stacks.indexOf(other));
  };
}

/** The traces that lead to what stands at a place of a construct, the closest first. */
export function* tracesOf(construct: string, location: Location, around: StacksAround): Generator<readonly string[]> {
  const stacks = around(construct);
  const entries = (path: string): readonly MetadataEntry[] => stacks.flatMap(({ metadata }) => metadata.entries(path));
  const own = entries(construct);
  yield* assignments(own, location);
  yield* creations(own);
  for (const outer of constructsAround(construct, stacks)) {
    for (const child of ['Resource', 'Default']) yield* creations(entries(`${outer}/${child}`));
  }
}

/** The newer entry is written always; traces of entries are where the app asked for them. */
function creations(entries: readonly MetadataEntry[]): readonly (readonly string[])[] {
  const created = entries.filter(({ type }) => type === 'aws:cdk:creationStack').map(({ data }) => texts(data));
  const noted = entries.filter(({ type }) => type === 'aws:cdk:logicalId').map(({ trace }) => trace);
  return [...created, ...noted].filter((trace) => trace.length > 0);
}

/**
 * With `CDK_DEBUG=1` the CDK notes where a property was set after the construct was made. The last one holds for a property
 * as a whole; which of them added an item of a list is not said, and so it is told only when all stand at one place.
 */
function assignments(entries: readonly MetadataEntry[], location: Location): readonly (readonly string[])[] {
  if (!('path' in location)) return [];
  const [section, , properties, property, ...inside] = location.path;
  if (section !== 'Resources' || properties !== 'Properties') return [];
  const traces = entries
    .filter(({ type, data }) => type === 'aws:cdk:propertyAssignment' && text(data, 'propertyName') === property)
    .map(({ data }) => texts(member(data, 'stackTrace')));
  const last = traces.at(-1);
  if (!last) return [];
  const alike = traces.every((trace) => trace.join('\n') === last.join('\n'));
  return alike || (inside.length === 0 && !isList(location)) ? [last] : [];
}

function isList({ file, path }: JsonPath): boolean {
  return file.text.charAt(resolveLocation({ file, path }).start) === '[';
}

/**
 * Deep inside a construct of a library the ten frames that V8 keeps may not reach the user's code. The resource that the
 * construct around is made of was made by the same call.
 */
function* constructsAround(construct: string, stacks: readonly StackArtifact[]): Generator<string> {
  const names = stacks.map(({ displayName }) => displayName);
  const stack = names.reduce((one, other) => (other.length > one.length ? other : one), '');
  if (stack === '') return;
  for (let path = above(construct); path.length > stack.length; path = above(path)) yield path;
}

function above(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}
