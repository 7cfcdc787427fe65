import { and, never } from '../model/guard.ts';
import type { Guard } from '../model/guard.ts';
import type { ValueForVendor } from '../model/connection.ts';
import type { Place } from '../model/report.ts';
import type { Value } from '../model/value.ts';
import { casesOf } from '../model/cases.ts';
import type { InputDeclaration } from '../engine/inputs.ts';
import type { Placing } from '../engine/place.ts';
import { comparePositions, placeFinding } from '../engine/place.ts';
import { reasonsOf } from '../engine/unknowns.ts';
import { tidy } from '../engine/wording.ts';
import type { Profile } from '../profiles/profile.ts';
import type { Facts } from './facts.ts';
import { accountOf, givenByAws, nameOf, portsOf, privateDnsNameOf, regionOf, zoneIdsOf } from './facts.ts';
import type { Sent } from './labels.ts';
import { labelOf } from './labels.ts';
import { accountLookup, lookupOf } from './lookups.ts';
import type { Subjects } from './subjects.ts';
import { balancersBehind, ofKind, subjectsOf } from './subjects.ts';

export interface Asking extends Subjects {
  readonly placing: Placing;
  readonly inputs: readonly InputDeclaration[];
}

/** What the vendor of a connection must be told, as far as the sources show it; each once. */
export function valuesForVendor(profile: Profile, asking: Asking): readonly ValueForVendor[] {
  return profile.send.flatMap((one) => {
    if (one.value === 'other') return [{ value: one.value, label: labelOf(one), known: [] }];
    const { value } = one;
    const facts = factsOf(value, profile, asking);
    if (facts.length === 0 && hasOther(value, profile, asking)) return [];
    return facts.length === 0 ? [withoutSubject(value)] : distinct(facts.map((each) => shown(value, each, asking)));
  });
}

/** A warehouse is a cluster or a workgroup: where one is there, the name of the other is not missed. */
function hasOther(value: Sent, profile: Profile, asking: Asking): boolean {
  const names: readonly Sent[] = ['cluster-identifier', 'workgroup-name'];
  if (!names.includes(value)) return false;
  return profile.send.some(
    (one) =>
      one.value !== 'other' &&
      one.value !== value &&
      names.includes(one.value) &&
      factsOf(one.value, profile, asking).length > 0,
  );
}

function factsOf(value: Sent, profile: Profile, asking: Asking): readonly Facts[] {
  const { graph } = asking;
  const services = () => ofKind('EndpointService', asking);
  switch (value) {
    case 'region':
      return subjectsOf(profile, asking).map(regionOf);
    case 'account':
      return subjectsOf(profile, asking).map(accountOf);
    case 'port':
      return subjectsOf(profile, asking).map((subject) => portsOf(subject, graph));
    case 'service-name':
      return services().map((service) => givenByAws(service, 'service-name'));
    case 'private-dns-name':
      return services().map(privateDnsNameOf);
    case 'zone-ids':
      return services().map((service) => zoneIdsOf(service, graph));
    case 'dns-name':
      return services().flatMap((service) =>
        balancersBehind(service, graph).map((balancer) => givenByAws(balancer, 'dns-name')),
      );
    case 'cluster-identifier':
      return ofKind('RedshiftCluster', asking).map(nameOf);
    case 'workgroup-name':
      return ofKind('RedshiftServerlessWorkgroup', asking).map(nameOf);
    case 'resource-configuration':
      return ofKind('ResourceConfiguration', asking).map((one) => givenByAws(one, 'arn'));
    case 'cluster-arn':
      return ofKind('MskCluster', asking).map((cluster) => givenByAws(cluster, 'arn'));
  }
}

function withoutSubject(value: Sent): ValueForVendor {
  const why = 'the sources hold nothing that has it';
  return { value, label: labelOf({ value }), known: [], why, ...(value === 'account' && { find: accountLookup }) };
}

function shown(value: Sent, { on, values, why, find }: Facts, { placing, inputs }: Asking): ValueForVendor {
  const under = on.when;
  const known = [...new Set(values.flatMap((one) => textsOf(one, under)))];
  const open = why ?? values.flatMap((one) => whyOpen(one, under, { inputs, unit: on.unit.id }))[0];
  const first = values.find((one) => textsOf(one, under).length > 0);
  const placed = first && placeFinding({ subject: first, under, resource: on.native }, placing);
  return {
    value,
    label: labelOf({ value }),
    address: on.address,
    known,
    ...(placed && isWritten(placed.place) && { place: placed.place }),
    ...(open !== undefined && { why: open }),
    ...(open !== undefined &&
      find !== undefined && {
        find: typeof find === 'string' ? lookupOf(on, find, placing.madeBy?.(on.native.at)?.logicalId) : find,
      }),
  };
}

/** What was passed on the command line stands in no file, or nowhere in it. */
function isWritten({ file, start, end }: Place): boolean {
  return file.path !== '' && comparePositions(start, end) < 0;
}

function textsOf(value: Value<string | number>, under: Guard): readonly string[] {
  if (value.sensitive) return [];
  return casesOf(value)
    .filter((each) => and(each.when, under) !== never)
    .flatMap((each) => (each.value.state === 'known' && !each.value.sensitive ? [tidy(String(each.value.value))] : []));
}

function whyOpen(
  value: Value<string | number>,
  under: Guard,
  known: { readonly inputs: readonly InputDeclaration[]; readonly unit: string },
): readonly string[] {
  if (value.sensitive) return ['it is sensitive and not shown here'];
  const reasons = reasonsOf(value, under, known);
  if (reasons.length > 0) return reasons;
  return textsOf(value, under).length > 0 ? [] : ['the sources do not say it'];
}

/** What is the same of several resources is told once, of none of them. */
function distinct(values: readonly ValueForVendor[]): readonly ValueForVendor[] {
  const alike = new Map<string, ValueForVendor>();
  for (const one of values) {
    const { address: _address, place: _place, ...rest } = one;
    const key = JSON.stringify(rest);
    const earlier = alike.get(key);
    if (!earlier) alike.set(key, one);
    else if (earlier.address !== undefined) {
      const { address: _other, ...shared } = earlier;
      alike.set(key, shared);
    }
  }
  return [...alike.values()];
}
