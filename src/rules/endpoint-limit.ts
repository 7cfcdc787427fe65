import type { Resource, ResourceGraph, Statement } from '../engine/rule.ts';
import { createRule } from '../engine/rule.ts';
import type { Guard } from '../model/guard.ts';
import { always, and, never, not, or } from '../model/guard.ts';
import type { Value } from '../model/value.ts';
import { when as whenKnown } from '../model/cases.ts';
import { known, writtenOf } from '../model/value.ts';
import type { Verdict } from '../model/verdict.ts';
import { verdict } from '../model/verdict.ts';
import { whenAtLeast } from './balancer/zones.ts';
import { listedIn } from './parts/principal-list.ts';

const messages = {
  tooMany:
    '{{vendor}} connects a customer to {{maximum}} services or clusters at most, and {{on}} is one too many: there are {{others}} already. Remove one of them, or let {{vendor}} into fewer.',
  unknownPrincipal:
    'Whether {{vendor}} is to connect to more than {{maximum}} services is unknown, because {{count}} are in the sources: {{why(principal)}}.',
} as const;
type Said = Statement<typeof messages>;

type Offer = Resource<'EndpointService'> | Resource<'RedshiftEndpointAuthorization'>;

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
    const offers = offersIn(graph);
    const account = principal?.state === 'known' ? accountIn(principal.value) : undefined;
    const carrying = offers.map((offer) => ({ offer, when: and(offer.when, carries(offer, account)) }));
    const judge = (on: Offer): void => {
      const index = offers.indexOf(on);
      const earlier = carrying.slice(0, index).filter(({ when }) => when !== never);
      if (principal && account === undefined) {
        if (index < maximum) return;
        const unknown: Said = { message: 'unknownPrincipal', data: { maximum, count: offers.length, principal } };
        check(verdict('unknown', [principal]), { on, unknown });
        return;
      }
      const fail = and(
        carrying[index]?.when ?? never,
        whenAtLeast(
          earlier.map(({ when }) => when),
          maximum,
        ),
      );
      const others = earlier.map(({ offer }) => `\`${offer.address}\``).join(', ');
      const found: Verdict = { pass: not(fail), fail, because: [] };
      check(found, { on, fail: { message: 'tooMany', at: placeOf(on), data: { maximum, others } } });
    };
    return { EndpointService: judge, RedshiftEndpointAuthorization: judge };
  },
});

/** Everything that the vendor may make an endpoint to, in the order of the sources: the later ones are too many. */
function offersIn(graph: ResourceGraph): readonly Offer[] {
  return [...graph.all('EndpointService'), ...graph.all('RedshiftEndpointAuthorization')];
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

function placeOf({ kind, props, native }: Offer) {
  return kind === 'EndpointService' ? props.allowedPrincipals : native;
}
