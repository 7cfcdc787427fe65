import type { Asked, RuleContext } from '../engine/rule.ts';
import { createRule } from '../engine/rule.ts';
import { askerOf, enumerate } from '../engine/wording.ts';
import { remembered } from '../model/remember.ts';
import type { Requester } from '../model/report.ts';
import { verdict } from '../model/verdict.ts';
import { isSurelyFor } from './conflicts/concern.ts';
import { principalsAsked } from './principals/asked.ts';
import { ownersOf } from './principals/required.ts';
import type { Demand, Opposite } from './conflicts/opposites.ts';
import { clashes, opposites } from './conflicts/opposites.ts';

type Context = Pick<RuleContext<typeof messages, object>, 'input'>;

const messages = {
  opposed:
    '{{on}} cannot meet both demands on it: {{one}} ({{oneSource}}), but {{other}} ({{otherSource}}). {{remedy}}.',
  weaker:
    '{{on}} cannot meet both demands on it: {{one}} ({{oneSource}}), but {{other}} ({{otherSource}}). {{remedy}}.',
  perhaps:
    'Whether {{on}} is meant for {{whom}} is unknown, and it cannot meet both demands: {{one}} ({{oneSource}}), but {{other}} ({{otherSource}}). Allow in each endpoint service only the principal of the vendor that it is for.',
} as const;

/** What is asked of one option, in words. */
interface Side extends Asked, Demand {
  readonly says: string;
}

export default createRule({
  name: 'profile-conflict',
  meta: {
    docs: {
      description: 'Disallow one endpoint service for two vendors that ask opposite things of it',
      references: ['https://docs.aws.amazon.com/vpc/latest/privatelink/create-endpoint-service.html'],
    },
    messages,
    schema: {
      type: 'object',
      additionalProperties: false,
      properties: {
        level: {
          enum: ['required', 'recommended'],
          default: 'required',
          description: 'Whether both must require what they ask for, or one of them only recommends it.',
        },
      },
    },
  },
  create({ check, options: { level }, ...context }) {
    const compared = opposites.map((opposite) => ({
      rule: opposite.rule,
      pairsIn: remembered((asked: readonly Asked[]) => pairsOf(opposite, sidesOf(opposite, asked, context), level)),
    }));
    return {
      EndpointService(service) {
        const pairs = compared.flatMap(({ rule, pairsIn }) => pairsIn(context.asked(rule, service)));
        const isSure = remembered((requester: Requester) => isSurelyFor(service, requester, context));
        for (const pair of pairs) {
          const sure = narrowed(pair, isSure);
          const data = { ...inWords(sure ?? pair), remedy: remedyOf(sure ?? pair, level) };
          check(verdict(sure ? 'fail' : 'unknown'), {
            on: service,
            fail: { message: level === 'required' ? 'opposed' : 'weaker', data },
            unknown: { message: 'perhaps', data },
          });
        }
        if (pairs.length === 0) check(verdict('pass'), { on: service });
      },
    };
  },
});

function sidesOf({ option, say }: Opposite, asked: readonly Asked[], { input }: Context): readonly Side[] {
  return asked.flatMap((one) => {
    const value = one.options[option];
    const says = say(value, one.options);
    return says === undefined ? [] : [{ ...one, says, value, letsIn: ownersOf(principalsAsked(one.options), input) }];
  });
}

type Pair = readonly [Side, Side];
type Level = 'required' | 'recommended';

/** Every two sides that exclude each other. */
function pairsOf(opposite: Opposite, sides: readonly Side[], level: Level): readonly Pair[] {
  return sides.flatMap((one, index) =>
    sides
      .slice(index + 1)
      .filter((other) => clashes(opposite, one, other))
      .flatMap((other) => {
        const pair = atLevel([one, other], level);
        return pair ? [pair] : [];
      }),
  );
}

/** Those of both sides between whom it stands at this level; undefined when there are none. */
function atLevel(pair: Pair, level: Level): Pair | undefined {
  const requiring = narrowed(pair, ({ level: own }) => own !== 'recommended');
  if (level === 'required') return requiring;
  return requiring ? undefined : narrowed(pair, () => true);
}

/** The pair with only some of those who ask; undefined when one side has none left that the other one has not. */
function narrowed([one, other]: Pair, keep: (requester: Requester) => boolean): Pair | undefined {
  const left = one.requesters.filter(keep);
  if (left.length === 0) return undefined;
  const right = other.requesters.filter(keep);
  const vendors = new Set([...left, ...right].map(({ vendor }) => vendor));
  if (right.length === 0 || vendors.size < 2) return undefined;
  return [
    { ...one, requesters: left },
    { ...other, requesters: right },
  ];
}

function inWords(sides: Pair) {
  const [one, other] = sides;
  return {
    whom: meantFor(sides),
    one: asksOf(one),
    oneSource: sourcesOf(one),
    other: asksOf(other),
    otherSource: sourcesOf(other),
  };
}

/** A preset asks the same of every service, so that another one is no way out. */
function remedyOf(sides: Pair, level: Level): string {
  if (sides.some(({ requesters }) => requesters.every(({ vendor }) => vendor === 'AWS'))) {
    return 'Decide for one of them: a preset asks the same of every endpoint service';
  }
  return level === 'required'
    ? 'Give each of them an endpoint service on a load balancer of its own'
    : 'Decide for one of them, or give each an endpoint service on a load balancer of its own';
}

/** `Immuta as well as for Purview`: a preset means every service, so that this is no question of it. */
function meantFor(sides: Pair): string {
  const names = sides.map(({ requesters }) => new Set(requesters.map(({ vendor }) => vendor)));
  return names
    .map((vendors) => enumerate([...vendors].filter((vendor) => vendor !== 'AWS')))
    .filter((vendors) => vendors !== '')
    .join(' as well as for ');
}

/** `Immuta requires acceptance on` */
function asksOf({ requesters, says }: Side): string {
  const verb = requesters.some(({ level }) => level !== 'recommended') ? 'require' : 'recommend';
  const askers = [...new Set(requesters.map(askerOf))];
  return `${enumerate(askers)} ${askers.length > 1 ? verb : `${verb}s`} ${says}`;
}

function sourcesOf({ requesters }: Side): string {
  const [first = '', ...others] = new Set(requesters.map(({ source, readOn }) => `${source}, read ${readOn}`));
  return others.length === 0 ? first : `${first}, and ${others.length} more`;
}
