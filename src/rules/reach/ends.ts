import type { Lost, Way } from '../../graph/path/way.ts';
import type { Guard } from '../../model/guard.ts';
import { and, implies, never, not, or } from '../../model/guard.ts';
import { known, unknown } from '../../model/value.ts';
import { verdict } from '../../model/verdict.ts';
import { balancerInArn } from '../parts/balancer-in-arn.ts';
import { isSaid } from '../parts/said-by.ts';
import type { Asking, Trip } from './messages.ts';

interface Seen {
  readonly ways: readonly Way[];
  readonly trips: readonly Trip[];
}

/** Where no way is seen to its end: it ends for good on all of them, or the sources do not show how it goes on. */
export function checkEnds(asking: Asking, { ways, trips }: Seen): void {
  const { check, service } = asking;
  const seen = or(...trips.map(({ way }) => way.when));
  const lost = ways.flatMap((way): readonly Ended[] =>
    way.end.reached ? [] : [{ when: way.when, end: way.end, way }],
  );
  const open = lost.filter(({ end }) => !isDead(end));
  const elsewhere = and(or(...lost.map(({ when }) => when)), not(seen));
  if (and(service.when, elsewhere) === never) return;
  const when = and(elsewhere, or(...open.map((one) => one.when)));
  const dead = and(elsewhere, not(when));
  const ends = lost.filter((one) => and(service.when, one.when, dead) !== never);
  const told = ends.filter(({ end }) => isTold(end, asking));
  const first = ends.find((one) => !told.includes(one)) ?? ends[0];
  if (first) {
    const data = { lost: inWords(first.end) };
    const fail = { message: 'nowhere', at: first.end.value, data } as const;
    // One way is enough, so one fault that is told in each of these cases is enough too.
    const saidElsewhere = implies(and(service.when, dead), or(...told.map((one) => one.when)));
    // Where only some cases end so (none of an unknown number of listeners), it fails in those alone.
    check({ pass: not(dead), fail: dead, because: [first.end.value] }, { on: service, fail, saidElsewhere });
  }
  const [hidden] = open;
  if (!hidden || and(service.when, when) === never) return;
  const doubt = unknown('unknown' in hidden.end ? hidden.end.unknown.reason : opaque(hidden.end), hidden.end.value);
  check(verdict('unknown', [doubt]), {
    on: service,
    when,
    unknown: { message: 'unseen', at: doubt, data: { doubt } },
    saidElsewhere: lost.every((one) => isDoubtTold(one, asking)),
  });
}

interface Ended {
  readonly way: Way;
  readonly when: Guard;
  readonly end: Lost;
}

/** A group without a target may get one that the sources do not show. */
function isDead(end: Lost): boolean {
  return end.why === 'name' || (end.why === 'nothing' && end.hop !== 'target') || isOfOtherType(end);
}

/** Something else stands in the place of a Network Load Balancer, which AWS refuses. */
function isOfOtherType(end: Lost): boolean {
  if (end.hop !== 'balancer') return false;
  if (end.why === 'elsewhere') return true;
  const type = typeInArn(end);
  return type !== undefined && type !== 'network';
}

function typeInArn(end: Lost): ReturnType<typeof balancerInArn> {
  const arn = 'shown' in end ? known(end.shown, end.value) : 'unknown' in end ? end.unknown : undefined;
  return arn && balancerInArn(arn);
}

function isTold(end: Lost, asking: Asking): boolean {
  const rule = ruleOn(end);
  return rule !== undefined && isSaid({ rule, on: asking.service }, asking);
}

/**
 * Whether the rule on the thing that is not shown has as little to go by. A load balancer that is not shown passes there
 * when its ARN says of which type it is, and a way with a target whatever that is.
 */
function isDoubtTold({ way, end }: Ended, asking: Asking): boolean {
  if (isDead(end) || way.target !== undefined) return false;
  return typeInArn(end) !== 'network' && isTold(end, asking);
}

/** Which rule says, where it is asked, that there is no load balancer, or what that one passes nothing on to. */
function ruleOn({ hop, why }: Lost): string | undefined {
  if (hop === 'balancer') return 'endpoint-service-nlb';
  return hop === 'destination' && why === 'nothing' ? undefined : 'endpoint-service-targets';
}

const things: Readonly<Record<Lost['hop'], string>> = {
  balancer: 'load balancer',
  listener: 'listener',
  'target-group': 'target group that receives anything',
  target: 'target',
  destination: 'target',
};

function inWords(end: Lost): string {
  if (end.why === 'name') return `\`${end.address}\` is registered by a name, which is no target`;
  if (end.why === 'nothing')
    return end.hop === 'listener' ? 'its load balancer has no listener' : `there is no ${things[end.hop]}`;
  const name = 'shown' in end ? end.shown : end.why === 'elsewhere' ? end.address : undefined;
  return `${name === undefined ? 'what is behind it' : `\`${name}\``} is no Network Load Balancer`;
}

function opaque(end: Lost) {
  const what = 'shown' in end ? `\`${end.shown}\`` : `any ${things[end.hop]}`;
  return { kind: 'opaque', what } as const;
}
