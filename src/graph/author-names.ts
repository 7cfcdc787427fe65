import type { Guard } from '../model/guard.ts';
import { and, never } from '../model/guard.ts';
import type { Case, Datum, Known, Rest, Unknown } from '../model/value.ts';
import { casesOf } from '../model/cases.ts';
import { unknown } from '../model/value.ts';
import { once } from '../model/remember.ts';
import type { Entry } from './address-book.ts';
import type { Arn } from './arn.ts';
import { comparePlace, readArn } from './arn.ts';
import { textIn } from './composed-text.ts';
import { addTo } from '../model/group-by.ts';

/** A resource that an ARN names, and when it exists under that name. */
export interface NamedInArn {
  readonly entry: Entry;
  readonly when: Guard;
}

/** What an ARN names for sure, and what it perhaps names. */
export interface NamedInArns {
  readonly surely: readonly NamedInArn[];
  readonly perhaps: readonly NamedInArn[];
}

/**
 * The types whose ARNs hold the name that their author chose and behind it an ID of AWS, with the property of the name.
 * It is the only one of its name in a Region of an account.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateLoadBalancer.html
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateTargetGroup.html
 */
const types: readonly { readonly properties: ReadonlyMap<string, string>; readonly pattern: RegExp }[] = [
  {
    properties: new Map([
      ['AWS::ElasticLoadBalancingV2::LoadBalancer', 'Name'],
      ['aws_lb', 'name'],
      ['aws_alb', 'name'],
    ]),
    pattern: /^loadbalancer\/(?:net|app|gwy)\/([^/]+)\/[^/]+$/,
  },
  {
    properties: new Map([
      ['AWS::ElasticLoadBalancingV2::TargetGroup', 'Name'],
      ['aws_lb_target_group', 'name'],
      ['aws_alb_target_group', 'name'],
    ]),
    pattern: /^targetgroup\/([^/]+)\/[^/]+$/,
  },
];

/** So many that an ARN may name are as good as any. */
const most = 1_000;

/**
 * Finds what an ARN names by such a name. Its ID shows in no source: the resource is surely meant only where Region and
 * account are known and the same, and else perhaps: then nothing leads there, and nothing that the ARN may attach is
 * missing.
 */
export function createAuthorNames(entries: readonly Entry[]): (text: Known<string> | Unknown) => NamedInArns {
  const indexes = types.map((type) => ({ ...type, named: once(() => indexNames(entries, type.properties)) }));
  return (text) => {
    const arn = readArn(text);
    const resource = arn?.service === 'elasticloadbalancing' ? textIn(arn.resource) : undefined;
    if (!arn || resource === undefined) return none;
    for (const { pattern, named } of indexes) {
      const name = pattern.exec(resource)?.[1];
      if (name !== undefined) return matching(named(), arn, name);
    }
    return none;
  };
}

const none: NamedInArns = { surely: [], perhaps: [] };

/** What such an ARN may have attached to a resource. */
export function perhapsAttached(value: Known<string> | Unknown, when: Guard): Rest {
  const text = value.state === 'known' && !value.sensitive ? `\`${value.value}\`` : 'its ARN';
  return { when, value: unknown({ kind: 'choice', of: `which resource ${text} names` }, value) };
}

interface Names {
  readonly known: ReadonlyMap<string, readonly NamedInArn[]>;
  /** Those whose names are not known, or in part. */
  readonly open: readonly (NamedInArn & { readonly name: Unknown })[];
}

function indexNames(entries: readonly Entry[], properties: ReadonlyMap<string, string>): Names {
  const known = new Map<string, NamedInArn[]>();
  const open: (NamedInArn & { readonly name: Unknown })[] = [];
  for (const entry of entries) {
    const property = properties.get(entry.raw.type);
    if (property === undefined) continue;
    for (const { when, value } of casesOf(entry.raw.body.read(property))) {
      const found = { entry, when: and(entry.raw.when, when) };
      if (found.when === never) continue;
      const name = nameIn(value);
      if (name !== undefined) addTo(known, name, found);
      // Of one without a name AWS or Terraform makes up a name that nobody can know beforehand.
      if (value.state === 'unknown') open.push({ ...found, name: value });
    }
  }
  return { known, open };
}

function nameIn(value: Case<Datum>['value']): string | undefined {
  return value.state === 'known' && typeof value.value === 'string' && value.value !== '' ? value.value : undefined;
}

function matching({ known, open }: Names, arn: Arn, name: string): NamedInArns {
  const named = known.get(name) ?? [];
  const same = named.filter(({ entry }) => comparePlace(arn, entry.raw) === 'same');
  if (same.length === 1) return { surely: same, perhaps: [] };
  const found = [...named, ...open.filter((each) => mayRead(each.name, name))];
  const perhaps = found.filter(({ entry }) => comparePlace(arn, entry.raw) !== 'other');
  return { surely: [], perhaps: perhaps.length > most ? [] : perhaps };
}

/** Whether a name that is known in part may be the one that is asked for. */
function mayRead({ parts = [] }: Unknown, name: string): boolean {
  const [first, last] = [parts[0], parts.at(-1)];
  if (typeof first === 'string' && !name.startsWith(first)) return false;
  return typeof last !== 'string' || name.endsWith(last);
}
