import type { Resource, RuleContext, Statement } from '../engine/rule.ts';
import { createRule } from '../engine/rule.ts';
import { and, implies, never, not, or } from '../model/guard.ts';
import type { Value } from '../model/value.ts';
import { when, whenState } from '../model/cases.ts';
import { decide, verdict } from '../model/verdict.ts';
import { accountMeant, accountOption, accountText } from './grants/account.ts';
import type { Shares } from './grants/shares.ts';
import { isSharedWithOthers, namesAccount, sharedWith, sharesOf } from './grants/shares.ts';
import { once } from '../model/remember.ts';
import type { Outcome } from './parts/outcomes.ts';
import { judgeEach } from './parts/outcomes.ts';

const messages = {
  noGateway:
    '{{on}} names no resource gateway, so nothing carries the connection into the VPC; name one in {{name(gateway)}}.',
  otherGateway: '{{on}} names `{{other}}` as its resource gateway, which is none; name one in {{name(gateway)}}.',
  unknownGateway: 'Whether {{on}} has a resource gateway is unknown: {{why(gateway)}}.',
  publicDatabase:
    '{{on}} stands for {{database}}, which is publicly accessible, and AWS takes no such database as a resource. Make it private, or name it by its DNS name.',
  unknownPublic:
    '{{on}} stands for {{database}}, and AWS takes no publicly accessible database as a resource; whether it is one is unknown: {{why(public)}}.',
  notShared:
    'Whether {{on}} is shared with {{vendor}} is unknown: no resource share of the sources holds it. Share it with {{account}}.',
  internalOnly:
    '{{share}} names {{vendor}}, but allows no account outside of your organization, so the share with {{on}} never reaches it. Write {{set(external)}}.',
  otherPrincipals:
    '{{on}} is shared with {{principals}} and not with {{account}}, from which {{vendor}} connects. Add it to {{name(principals)}}.',
  accountMissing: 'Whether {{on}} is shared with {{vendor}} is unknown: {{why(account)}}.',
  unknownShare:
    'Whether {{on}} is shared with {{vendor}}, {{account}}, is unknown: {{why(open)}}. {{who}} a resource share with it.',
} as const;
type Configuration = Resource<'ResourceConfiguration'>;
type Share = Resource<'ResourceShare'>;
type Said = Statement<typeof messages>;
type Context = Pick<RuleContext<typeof messages, object>, 'check' | 'graph'>;

export default createRule({
  name: 'lattice-resource-share',
  meta: {
    docs: {
      description: 'Require a resource configuration to have a gateway and to be shared with the account of the vendor',
      references: [
        'https://docs.aws.amazon.com/vpc/latest/privatelink/resource-configuration.html',
        'https://docs.aws.amazon.com/ram/latest/APIReference/API_CreateResourceShare.html',
      ],
    },
    messages,
    schema: {
      type: 'object',
      additionalProperties: false,
      properties: { account: accountOption },
    },
  },
  create(context) {
    const account = accountMeant(context.options.account, context);
    const shared = once(() => (account?.state === 'known' ? sharedWith(account.value, context.graph) : []));
    return {
      ResourceConfiguration(configuration) {
        const shares = sharesOf(configuration, context.graph);
        if (account?.state === 'known' && isSharedWithOthers(configuration, account.value, { shares, shared })) return;
        checkGateway(configuration, context);
        checkDatabase(configuration, context);
        if (account) checkShares(configuration, shares, { account, ...context });
      },
    };
  },
});

/** A child is reached through the gateway of its group. */
function checkGateway(configuration: Configuration, { check, graph }: Context): void {
  const { gateway, type } = configuration.props;
  const own = when(type, (name) => name.toUpperCase() !== 'CHILD');
  const outcomes = graph.follow(gateway, 'ResourceGateway').map(({ when: way, target }): Outcome<typeof messages> => {
    const at = gateway;
    switch (target.leads) {
      case 'nowhere':
        return { when: way, verdict: verdict('fail'), fail: { message: 'noGateway', at, data: { gateway } } };
      case 'elsewhere': {
        const fail: Said = { message: 'otherGateway', at, data: { other: target.address, gateway } };
        return { when: way, verdict: verdict('fail'), fail };
      }
      case 'unknown': {
        const unknown: Said = { message: 'unknownGateway', at, data: { gateway } };
        return { when: way, verdict: verdict('unknown', [gateway]), unknown };
      }
      case 'outside':
      case 'here':
        return { when: way, verdict: verdict('pass') };
    }
  });
  const { verdict: judged, report } = judgeEach(and(configuration.when, own), outcomes);
  check(judged, { on: configuration, when: own, ...report });
}

/** https://docs.aws.amazon.com/vpc/latest/privatelink/resource-configuration.html */
function checkDatabase(configuration: Configuration, { check, graph }: Context): void {
  const { resourceArn } = configuration.props;
  for (const { when: way, target } of graph.follow(resourceArn, 'DbInstance', 'DbCluster')) {
    if (target.leads !== 'here') continue;
    const database = target.resource;
    const isPublic: Value<boolean> = database.props.publiclyAccessible;
    const judged = decide(isPublic, (is) => !is, 'pass');
    check(judged, {
      on: configuration,
      only: way,
      fail: { message: 'publicDatabase', at: isPublic, data: { database } },
      unknown: { message: 'unknownPublic', at: isPublic, data: { database, public: isPublic } },
    });
  }
}

interface Demand extends Context {
  readonly account: Value<string>;
}

function checkShares(configuration: Configuration, shares: Shares, { account, check }: Demand): void {
  const each = shares.list.map((sharing) => {
    const external = sharing.share.props.externalPrincipalsAllowed;
    const names = namesAccount(sharing, account);
    const closed = when(external, (allowed) => !allowed);
    return {
      ...sharing,
      names,
      closed,
      fits: and(
        names.surely,
        when(external, (allowed) => allowed),
      ),
      mayFit: and(names.possibly, not(closed)),
    };
  });
  const shared = or(...each.map((one) => one.when));
  const possible = or(...shares.rest.map(({ when: more }) => more), ...each.map((one) => one.mayFit));
  const within = and(configuration.when, shared);
  const internal = each.find(
    ({ names, closed }) => and(within, names.possibly, closed) !== never && implies(configuration.when, shared),
  );
  const judged = {
    pass: or(...each.map((one) => one.fits)),
    fail: and(shared, not(possible)),
    because: [account, ...shares.list.map(({ share }) => share.props.principals)],
  };
  const [first] = shares.list;
  check(judged, {
    on: configuration,
    ...(first && { fail: failureOf(internal?.share, first.share, account) }),
    unknown: openOf(configuration, shares, account),
  });
}

function failureOf(internal: Share | undefined, first: Share, account: Value<string>): Said {
  if (internal) {
    const external = internal.props.externalPrincipalsAllowed;
    return {
      message: 'internalOnly',
      at: external,
      data: { share: internal, external: { property: external, set: true } },
    };
  }
  const { principals } = first.props;
  return { message: 'otherPrincipals', at: principals, data: { principals, account: accountText(account) } };
}

function openOf(configuration: Configuration, { list, rest }: Shares, account: Value<string>): Said {
  const [first] = list.filter(({ when: there }) => and(configuration.when, there) !== never);
  if (!first) return { message: 'notShared', data: { account: accountText(account) } };
  const { principals, externalPrincipalsAllowed: external } = first.share.props;
  if (account.state !== 'known') return { message: 'accountMissing', at: principals, data: { account } };
  const { surely, possibly } = namesAccount(first, account);
  const others = rest[0]?.value;
  const at = and(first.when, whenState(external, 'unknown')) === never ? principals : external;
  // Where the share itself is clear, another one is what may name the account.
  const open = at === principals && others && and(possibly, not(surely)) === never ? others : at;
  return { message: 'unknownShare', at, data: { open, account: accountText(account) } };
}
