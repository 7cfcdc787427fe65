import type { Statement } from '../engine/rule.ts';
import { createRule } from '../engine/rule.ts';
import type { Guard } from '../model/guard.ts';
import { always, and, never, not, or } from '../model/guard.ts';
import type { Value } from '../model/value.ts';
import { when as whenKnown } from '../model/cases.ts';
import { known, writtenOf } from '../model/value.ts';
import { verdict } from '../model/verdict.ts';
import { whenAtLeast } from './balancer/zones.ts';
import type { Offer } from './offers/offers.ts';
import { areTogether, offersIn } from './offers/offers.ts';
import { once } from '../model/remember.ts';
import { listedIn } from './parts/principal-list.ts';

const messages = {
  tooMany:
    '{{vendor}} connects a customer to at most {{maximum}} services or clusters, and {{on}} is one too many: there are {{others}} already. Remove one of them, or let {{vendor}} into fewer.',
  elsewhere:
    'Whether {{on}} is one too many is unknown: {{vendor}} connects a customer to at most {{maximum}} services or clusters, and {{others}} may be for another account, Region or stage of the same system. Let {{vendor}} into at most {{maximum}} of them, if they are all for one customer.',
  unknownPrincipal:
    'Whether {{vendor}} is to connect to more than {{maximum}} services is unknown, because {{count}} are in the sources: {{why(principal)}}.',
} as const;
type Said = Statement<typeof messages>;

export default createRule({
  name: 'endpoint-limit',
  meta: {
    docs: {
      description: 'Disallow more endpoint services and Redshift grants for the vendor than it connects to',
      references: ['https://docs.aws.amazon.com/vpc/latest/privatelink/configure-endpoint-service.html'],
    },
    messages,
    schema: {
      type: 'object',
      additionalProperties: false,
      properties: {
        maximum: { type: 'integer', minimum: 1, default: 2, description: 'As many connections the vendor makes.' },
        principal: {
          type: 'string',
          description:
            'The principal of the vendor, an ARN or an account ID, or the input that holds it; with none, each service and grant counts.',
        },
      },
    },
  },
  create({ check, graph, options: { maximum, principal: asked }, input }) {
    const principal = asked === undefined ? undefined : principalOf(asked, input);
    const account = principal?.state === 'known' ? accountIn(principal.value) : undefined;
    const all = once(() => offersIn(graph));
    const carrying = once(() => all().list.map((offer) => ({ offer, when: and(offer.when, carries(offer, account)) })));
    const judge = (on: Offer): void => {
      const place = all().placeOf(on);
      if (principal && account === undefined) {
        if (place < maximum) return;
        const unknown: Said = { message: 'unknownPrincipal', data: { maximum, count: all().list.length, principal } };
        check(verdict('unknown', [principal]), { on, unknown });
        return;
      }
      const earlier = carrying()
        .slice(0, place)
        .filter(({ when }) => when !== never);
      const together = earlier.filter(({ offer }) => areTogether(on, offer));
      const own = carries(on, account);
      const at = placeOfPrincipals(on);
      check(
        { pass: not(and(own, tooMany(earlier, maximum))), fail: and(own, tooMany(together, maximum)), because: [] },
        {
          on,
          fail: { message: 'tooMany', at, data: { maximum, others: namesOf(together) } },
          unknown: { message: 'elsewhere', at, data: { maximum, others: namesOf(earlier) } },
        },
      );
    };
    return { EndpointService: judge, RedshiftEndpointAuthorization: judge };
  },
});

/** An offer with the condition that it is there for the vendor. */
interface Carrying {
  readonly offer: Offer;
  readonly when: Guard;
}

function tooMany(others: readonly Carrying[], maximum: number): Guard {
  return whenAtLeast(
    others.map(({ when }) => when),
    maximum,
  );
}

function namesOf(carrying: readonly Carrying[]): string {
  return carrying.map(({ offer }) => `\`${offer.address}\``).join(', ');
}

/** What holds an account stands for itself, anything else names an input. */
function principalOf(asked: string, input: (name: string) => Value<string>): Value<string> {
  return accountIn(asked) === undefined ? input(asked) : known(asked, writtenOf(input(asked)));
}

function accountIn(principal: string): string | undefined {
  return /(?:^|::)(\d{12})(?:$|:)/.exec(principal)?.[1];
}

/** When an offer surely is to somebody of the account; without an account, whomever it is to. */
function carries(offer: Offer, account: string | undefined): Guard {
  if (account === undefined) return always;
  if (offer.kind === 'RedshiftEndpointAuthorization') {
    return whenKnown(offer.props.account, (one) => one === account);
  }
  const listed = listedIn(offer.props.allowedPrincipals);
  return or(...listed.filter(({ text }) => accountIn(text) === account).map(({ when }) => when));
}

function placeOfPrincipals({ kind, props, native }: Offer) {
  return kind === 'EndpointService' ? props.allowedPrincipals : native;
}
