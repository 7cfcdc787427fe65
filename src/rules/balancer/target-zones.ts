import type { Resource, ResourceGraph } from '../../engine/rule.ts';
import type { Way } from '../../graph/path/way.ts';
import { waysThrough } from '../../graph/path/ways.ts';
import type { Guard } from '../../model/guard.ts';
import { and, never, not, or } from '../../model/guard.ts';
import type { Rest, Unknown, Value } from '../../model/value.ts';
import { unknown } from '../../model/value.ts';
import type { Verdict } from '../../model/verdict.ts';
import { all, either, verdict } from '../../model/verdict.ts';
import { certainReference } from '../parts/certain-reference.ts';
import { crossZoneOf } from './cross-zone.ts';
import { shownOf, zonesOfTarget } from './target-places.ts';
import type { Zone, Zones } from './zones.ts';
import { isZoneId, namesOf } from './zones.ts';

/** A load balancer and the zones of its subnets. */
export interface BalancerIn {
  readonly balancer: Resource<'LoadBalancer'>;
  readonly zones: Zones;
  readonly graph: ResourceGraph;
}

/** What the zones of a load balancer are to those of its targets. */
export interface Beside {
  readonly verdict: Verdict;
  /** The first target that is elsewhere, and where. */
  readonly target: string | Resource;
  readonly theirs: string;
  /** Why it is not told of a target. */
  readonly doubt: Value<string> | undefined;
}

/** Whether two zones, or subnets, are one; undefined where that is not told. */
type Same = (own: Zone, theirs: Zone) => boolean | undefined;

const sameZone: Same = (own, theirs) => {
  if (own.key !== undefined && own.key === theirs.key) return true;
  const [one, other] = [own.zone, theirs.zone];
  // A name and an ID may stand for one zone.
  const alike = one.state === 'known' && other.state === 'known' && isZoneId(one.value) === isZoneId(other.value);
  return alike ? false : undefined;
};

const sameSubnet: Same = (own, theirs) => {
  if (own.subnetKey !== undefined && own.subnetKey === theirs.subnetKey) return true;
  return isOne(own) && isOne(theirs) ? false : undefined;
};

function isOne({ subnet, subnetKey }: Zone): boolean {
  return subnet !== undefined && subnetKey !== undefined;
}

/** Whether each target is in a zone of the load balancer, or is reached from its other zones as well. */
export function judgeCover(around: BalancerIn): Beside {
  return besideTargets(around, { same: sameZone, shown: namesOf, where: 'in which of its zones' }, (theirs, way) => {
    const { on, off } = crossZoneOf(around.balancer, way.targetGroup);
    const { covered, missed, open } = compare(theirs, around, sameZone);
    // It is in one of its zones; only where none of them is shared is it surely beyond reach.
    const none = missed.length === 0 ? never : and(not(open), ...missed);
    return { pass: or(on, covered), fail: and(off, none), because: [] };
  });
}

/** Whether the load balancer lies in each subnet in which its targets may be. */
export function judgeSubnets(around: BalancerIn): Beside {
  return besideTargets(around, { same: sameSubnet, shown: subnetsOf, where: 'in which subnet' }, (theirs) => {
    const { covered, missed } = compare(theirs, around, sameSubnet);
    const present = theirs.zones.map(({ when }, index) => and(when, missed[index] ?? never));
    return { pass: covered, fail: or(...present), because: [] };
  });
}

interface Comparison {
  /** When all of them are surely the load balancer's. */
  readonly covered: Guard;
  /** For each zone when it is not there, or surely none of the load balancer's. */
  readonly missed: readonly Guard[];
  /** When there may be more that cannot be read. */
  readonly open: Guard;
}

function compare({ zones, rest }: Zones, { balancer, zones: own }: BalancerIn, same: Same): Comparison {
  const sharing = (theirs: Zone, outcome: boolean | undefined): Guard =>
    or(...own.zones.filter((each) => same(each, theirs) === outcome).map(({ when }) => when));
  const hidden = or(...own.rest.map(({ when }) => when));
  const listed = (list: Rest): Guard =>
    or(...own.rest.filter((each) => isSameList(each.value, list.value, balancer)).map(({ when }) => when));
  return {
    covered: and(
      ...zones.map((theirs) => or(not(theirs.when), sharing(theirs, true))),
      ...rest.map((list) => or(not(list.when), listed(list))),
    ),
    missed: zones.map((theirs) =>
      or(not(theirs.when), not(or(sharing(theirs, true), sharing(theirs, undefined), hidden))),
    ),
    open: or(...rest.map(({ when }) => when)),
  };
}

/** Both take their subnets from one list. */
function isSameList(one: Unknown, other: Unknown, { unit }: Resource): boolean {
  const key = certainReference(one, unit);
  return key !== undefined && key === certainReference(other, unit);
}

/** How zones or subnets are told apart, and what a message calls them. */
interface Likeness {
  readonly same: Same;
  readonly shown: (zones: Pick<Zones, 'zones'>) => string;
  /** What the sources do not show of a target that may be in several. */
  readonly where: string;
}

function subnetsOf({ zones }: Pick<Zones, 'zones'>): string {
  const names = zones.map(({ subnet }) => (subnet ? `\`${subnet.address}\`` : 'a subnet outside of the sources'));
  return [...new Set(names)].join(', ');
}

function besideTargets(
  around: BalancerIn,
  { same, shown, where }: Likeness,
  judge: (theirs: Zones, way: Way) => Verdict,
): Beside {
  const { balancer, graph } = around;
  const judged = waysThrough(graph, balancer)
    .filter((way) => way.balancer === balancer)
    .map((way) => {
      const theirs = zonesOfTarget(way, graph);
      const found = way.end.reached || way.destination ? judge(theirs, way) : ofLost(way);
      return { way, theirs, verdict: either(way.when, found, verdict('pass')) };
    });
  const wrong = judged.find((one) => one.verdict.fail !== never);
  const open = judged.find((one) => not(one.verdict.pass) !== never && one.verdict.fail === never);
  const missing = wrong?.theirs.zones.filter((zone) => !around.zones.zones.some((own) => same(own, zone) === true));
  return {
    verdict: all(judged.map((one) => one.verdict)),
    target: wrong?.way.destination ? shownOf(wrong.way.destination) : 'what',
    theirs: shown({ zones: missing ?? [] }),
    doubt: open && (doubtOf(open.way, open.theirs, around) ?? whereIs(open.way, where)),
  };
}

/** What is surely not there is for other rules to find. */
function ofLost({ end }: Way): Verdict {
  const isOpen = !end.reached && (end.why === 'unknown' || end.why === 'more' || end.why === 'outside');
  return verdict(isOpen ? 'unknown' : 'pass');
}

function doubtOf({ end }: Way, theirs: Zones, { zones: own }: BalancerIn): Value<string> | undefined {
  if (!end.reached && 'unknown' in end) return end.unknown;
  if (!end.reached && end.why === 'outside') {
    return unknown({ kind: 'opaque', what: `\`${end.shown}\`` }, end.value);
  }
  const [list] = [...theirs.rest, ...own.rest];
  const [zone] = [...theirs.zones, ...own.zones].map((each) => each.zone).filter(({ state }) => state === 'unknown');
  return list?.value ?? zone;
}

/** All is known of it but where it is. */
function whereIs({ destination, target }: Way, where: string): Value<string> | undefined {
  if (!destination || !target) return undefined;
  const shown = shownOf(destination);
  const name = typeof shown === 'string' ? shown : `\`${shown.address}\``;
  return unknown({ kind: 'opaque', what: `${where} ${name} is` }, target);
}
