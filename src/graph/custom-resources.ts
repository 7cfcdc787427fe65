import { always } from '../model/guard.ts';
import type { RawResource } from '../model/resource.ts';
import type { Data, Item, ListOf, Origin, Unknown } from '../model/value.ts';
import { casesOf } from '../model/cases.ts';
import { unknown } from '../model/value.ts';
import type { SatelliteResource } from './absorb.ts';
import type { DefinedKind } from './define-kind.ts';
import { emptyList } from './list-of.ts';
import type { PropertyReader } from './property-reader.ts';
import { sdkCallOf } from './sdk-call.ts';

const customResource = /^(Custom::|AWS::CloudFormation::CustomResource$)/;

/** CDK's own whose effect is known; see `restrictedDefaultGroup`. */
const ofKinds = 'Custom::VpcRestrictDefaultSG';

function isOpaque(type: string): boolean {
  return customResource.test(type) && type !== ofKinds;
}

/** The type whose satellites a resource may be: calls of the SDK are told by what they say, not by their type. */
export function satelliteType(type: string): string {
  return isOpaque(type) ? 'Custom::AWS' : type;
}

/** The type by which a resource has its kind. */
export function kindType(type: string): string {
  return isOpaque(type) ? 'AWS::CloudFormation::CustomResource' : type;
}

/** Actions that kinds understand, and those that only look. */
const harmless =
  /^(describe|get|list|head|search|lookup|batchGet)|^(modify|start)VpcEndpointService|^setSecurityGroups$/;

/**
 * What a custom resource may do is not in the sources. A resource whose ID or ARN it takes may get anything from it that
 * others can attach: principals, rules, targets.
 */
export function takenByCustom(
  raw: RawResource,
  kinds: readonly DefinedKind[],
  readerOf: (raw: RawResource) => PropertyReader,
): readonly SatelliteResource[] {
  if (!isOpaque(raw.type)) return [];
  const taken = namesTakenBy(raw, readerOf(raw));
  if (taken.items.length === 0) return [];
  const what = `what custom resource \`${raw.address}\` adds`;
  const value = unknown({ kind: 'opaque', what }, { at: raw.at });
  return kinds.flatMap((kind): readonly SatelliteResource[] => {
    if (kind.openTo.length === 0) return [];
    const rest = { ...emptyList<unknown>({ at: raw.at }), rest: [{ when: always, value }] };
    const adds = Object.fromEntries(kind.openTo.map((property) => [property, rest]));
    return [{ kind, raw, unresolved: 'rest-if-computed', belongsTo: taken, adds }];
  });
}

/** The attributes by which a satellite names what it belongs to. */
export function originsIn({ belongsTo }: SatelliteResource): readonly Origin[] {
  return 'items' in belongsTo ? belongsTo.items.flatMap(({ value }) => value.origin ?? []) : [];
}

/** The attributes of resources that a custom resource is given, wherever they stand in its properties. */
function namesTakenBy({ at, body }: RawResource, read: PropertyReader): ListOf<string> {
  const none = emptyList<string>({ at });
  const call = sdkCallOf(read);
  if (call && harmless.test(call.action)) return none;
  const names = body.names?.().filter((name) => name !== 'ServiceToken') ?? [];
  const items = attributesIn(names.map((name) => body.read(name)));
  return { ...none, items: items.map((value): Item<string> => ({ when: always, value })) };
}

/** The attributes of resources in some values, at any depth. */
export function attributesIn(values: readonly Data[]): readonly Unknown[] {
  const found = new Set<Unknown>();
  const seen = new Set<Data>();
  const pending = [...values];
  for (let value = pending.pop(); value; value = pending.pop()) {
    if (seen.has(value)) continue;
    seen.add(value);
    if (value.state === 'one-of') pending.push(...casesOf(value).map((each) => each.value));
    if (value.state === 'unknown') {
      if (value.origin && value.reason.kind === 'attribute') found.add(value);
      for (const part of value.parts ?? []) if (typeof part !== 'string') pending.push(part);
    }
    if (value.state !== 'known' || typeof value.value !== 'object') continue;
    pending.push(
      ...(value.value.type === 'list' ? value.value.items.map((item) => item.value) : value.value.entries.values()),
    );
  }
  return [...found];
}
