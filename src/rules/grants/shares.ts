import type { Resource, ResourceGraph } from '../../engine/rule.ts';
import type { Guard } from '../../model/guard.ts';
import { and, never, or } from '../../model/guard.ts';
import type { Rest, Value } from '../../model/value.ts';
import { casesOf } from '../../model/cases.ts';
import type { Likelihood } from './likelihood.ts';
import { perhaps, someOf, within } from './likelihood.ts';

type Configuration = Resource<'ResourceConfiguration'>;

/** A share of Resource Access Manager that holds something. */
export interface Sharing {
  readonly when: Guard;
  readonly share: Resource<'ResourceShare'>;
}

export interface Shares {
  readonly list: readonly Sharing[];
  /** Others that there may be, and why the sources do not show them. */
  readonly rest: readonly Rest[];
}

/** The shares that hold a configuration, or the group that it is a child of. */
export function sharesOf(configuration: Configuration, graph: ResourceGraph): Shares {
  const groups = graph
    .follow(configuration.props.group, 'ResourceConfiguration')
    .flatMap(({ when: way, target }) => (target.leads === 'here' ? [{ way, resource: target.resource }] : []));
  const held = graph.referrers(configuration, 'ResourceShare', 'resources');
  const all = [{ way: configuration.when, list: held }].concat(
    groups.map(({ way, resource }) => ({ way, list: graph.referrers(resource, 'ResourceShare', 'resources') })),
  );
  const list = all.flatMap(({ way, list: { items } }) =>
    items.flatMap((item) =>
      casesOf(item.value).flatMap((each) =>
        each.value.state === 'known'
          ? [{ when: and(way, item.when, each.when, each.value.value.when), share: each.value.value }]
          : [],
      ),
    ),
  );
  const rest = all.flatMap(({ way, list: { rest: more } }) =>
    more.map(({ when, value }) => ({ when: and(way, when), value })),
  );
  return { list: list.filter((one) => one.when !== never), rest: rest.filter((one) => one.when !== never) };
}

/** An organization is not the vendor's, and a role or user of its account may be as whom it connects. */
export function namesAccount({ when: there, share }: Sharing, account: Value<string>): Likelihood {
  const { principals } = share.props;
  if (account.state !== 'known') {
    const anyone = or(...principals.items.map((item) => item.when), ...principals.rest.map((rest) => rest.when));
    return perhaps(and(there, anyone));
  }
  return within(
    there,
    someOf(principals, (text) => {
      if (text === account.value) return true;
      return text.includes(`:${account.value}:`) ? undefined : false;
    }),
  );
}

/** The configurations that the sources surely share with the account, in one case at least. */
export function sharedWith(account: string, graph: ResourceGraph): readonly Configuration[] {
  return graph.all('ResourceConfiguration').filter((one) => isShared(sharesOf(one, graph), account, 'surely'));
}

/** What is shared with others alone is for them when something else of the sources is shared with the vendor. */
export function isSharedWithOthers(
  configuration: Configuration,
  account: string,
  { shares, shared }: { readonly shares: Shares; readonly shared: () => readonly Configuration[] },
): boolean {
  if (shares.rest.length > 0 || isShared(shares, account, 'possibly')) return false;
  return shared().some((other) => other !== configuration);
}

function isShared({ list }: Shares, account: string, how: 'surely' | 'possibly'): boolean {
  return list.some(({ when: there, share }) => {
    const named = someOf(share.props.principals, (text) => text === account || text.includes(`:${account}:`));
    return and(there, named[how]) !== never;
  });
}
