import type { Resource, ResourceGraph, RuleContext } from '../../engine/rule.ts';
import { leadsOf } from '../../graph/questions/leads-of-list.ts';
import { when } from '../../model/cases.ts';
import type { Guard } from '../../model/guard.ts';
import { always, and, never, not, or } from '../../model/guard.ts';
import type { ListOf, Value } from '../../model/value.ts';
import { verdict } from '../../model/verdict.ts';
import type { Outcome } from '../parts/outcomes.ts';
import { failsWhen, judgeEach } from '../parts/outcomes.ts';
import type { messages, Said } from './access-messages.ts';
import { whenOnAws } from './on-aws.ts';
import type { Wanted } from './registered-endpoints.ts';
import { holdsVendors, ownIn, whenRegistered } from './registered-endpoints.ts';

type Settings = Resource<'DatabricksPrivateAccessSettings'>;
type Context = Pick<RuleContext<typeof messages, object>, 'check' | 'graph'>;

export interface Demand {
  readonly endpoint: Wanted;
  readonly accessLevel: 'any' | 'ENDPOINT';
}

/** What of the settings lets the vendor in. */
export function checkSettings(settings: Settings, { endpoint, accessLevel }: Demand, context: Context): void {
  const { level, region, allowedEndpoints: allowed } = settings.props;
  const isListed = when(level, (name) => name.toUpperCase() === 'ENDPOINT');
  const isOpen = when(level, (name) => name.toUpperCase() === 'ACCOUNT');
  const aws = and(whenUsedOnAws(settings, context.graph), not(when(region, (name) => /^[a-z]+-[a-z]+\d/.test(name))));
  const surelyAws = when(region, (name) => /-\d+$/.test(name));
  if (saysOfItems(settings, and(aws, isListed), context)) return;
  const held = holdsVendors(allowed, endpoint, context.graph);
  const registered = endpoint ? whenRegistered(endpoint, context.graph) : always;
  const onlyListed = accessLevel === 'ENDPOINT';
  const outcomes: readonly Outcome<typeof messages>[] = [
    {
      when: isListed,
      verdict: { pass: held.surely, fail: not(held.possibly), because: [allowed] },
      fail: notHeld(allowed, endpoint, context.graph),
      unknown: openAbout(settings, endpoint, allowed),
    },
    {
      when: isOpen,
      verdict: { pass: onlyListed ? never : registered, fail: onlyListed ? surelyAws : never, because: [level] },
      fail: { message: 'everyEndpoint', at: level, data: { listed: { property: level, set: 'ENDPOINT' } } },
      unknown:
        endpoint?.state === 'known'
          ? { message: 'notInSources', data: { endpoint } }
          : openAbout(settings, endpoint, and(settings.when, surelyAws) === never ? region : level),
    },
    {
      when: not(or(isListed, isOpen)),
      verdict: verdict('unknown', [level]),
      unknown: { message: 'unknownList', at: level, data: { open: level } },
    },
  ];
  const { verdict: judged, report } = judgeEach(and(settings.when, aws), outcomes);
  context.check(judged, { on: settings, when: aws, ...report });
}

/** Which cloud settings are of, only their Region and the workspaces that name them tell. */
function whenUsedOnAws(settings: Settings, graph: ResourceGraph): Guard {
  const { items, rest } = graph.referrers(settings, 'DatabricksWorkspace', 'privateAccessSettings');
  if (items.length === 0 || rest.length > 0) return always;
  const workspaces = items.flatMap(({ value }) => (value.state === 'known' ? [value.value] : []));
  return or(...workspaces.map(whenOnAws));
}

/** What is wrong with single items; with one of these the list as a whole needs no word. */
function saysOfItems(settings: Settings, listed: Guard, { check, graph }: Context): boolean {
  const { allowedEndpoints: allowed, misnamedEndpoints } = settings.props;
  const faults = [
    ...misnamedEndpoints.items.map(({ when: there, value }) => ({
      there,
      fail: { message: 'wrongAttribute', at: value } as const,
    })),
    ...leadsOf(graph, allowed, 'DatabricksVpcEndpoint').flatMap(({ when: there, target, value }) => {
      if (target.leads !== 'elsewhere') return [];
      return [{ there, fail: { message: 'notRegistered', at: value, data: { other: target.address } } as const }];
    }),
  ].filter(({ there }) => and(settings.when, listed, there) !== never);
  for (const { there, fail } of faults) check(failsWhen(and(listed, there)), { on: settings, fail });
  return faults.length > 0;
}

function notHeld(allowed: ListOf<string>, endpoint: Wanted, graph: ResourceGraph): Said {
  const own = ownIn(allowed, graph);
  if (endpoint?.state === 'known' && own.length < allowed.items.length)
    return { message: 'notListed', at: allowed, data: { endpoint, allowed } };
  if (own.length === 0) return { message: 'nobodyListed', at: allowed, data: { allowed } };
  const endpoints = own.map(({ address }) => `\`${address}\``);
  return { message: 'onlyOwn', at: allowed, data: { endpoints, allowed } };
}

function openAbout(settings: Settings, endpoint: Wanted, open: Value<string> | ListOf<string>): Said {
  if (!endpoint || endpoint.state === 'known') return { message: 'unknownList', at: open, data: { open } };
  return { message: 'endpointMissing', at: settings.native, data: { endpoint } };
}
