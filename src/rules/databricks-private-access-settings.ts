import type { Lead, Resource, ResourceGraph, RuleContext, Statement } from '../engine/rule.ts';
import { createRule } from '../engine/rule.ts';
import { leadsOf } from '../graph/questions/leads-of-list.ts';
import type { Guard } from '../model/guard.ts';
import { always, and, never, not, or } from '../model/guard.ts';
import type { ListOf, Value } from '../model/value.ts';
import { when } from '../model/cases.ts';
import { known, writtenOf } from '../model/value.ts';
import { verdict } from '../model/verdict.ts';
import { whenDiffering } from './databricks/differing.ts';
import { guide, overview, whenOnAws } from './databricks/on-aws.ts';
import type { Wanted } from './databricks/registered-endpoints.ts';
import { holdsVendors, ownIn, whenRegistered } from './databricks/registered-endpoints.ts';
import type { Outcome } from './parts/outcomes.ts';
import { failsWhen, judgeEach } from './parts/outcomes.ts';

const messages = {
  notAttached:
    '{{on}} names no private access settings, without which Databricks offers no PrivateLink to it. {{who}} them; make a `databricks_mws_private_access_settings` and name it in {{name(settings)}}.',
  otherThing:
    '{{on}} names `{{other}}` as its private access settings, which is none; name the `private_access_settings_id` of a `databricks_mws_private_access_settings`.',
  unknownSettings:
    'Whether {{on}} has private access settings that let {{vendor}} in is unknown: {{why(settings)}}. {{who}} them.',
  otherSettings:
    'Whether the private access settings of {{on}} let {{vendor}} in is unknown: `{{settings}}` is not in the sources. Level `ACCOUNT` must be set there, or the endpoint of {{vendor}} be listed.',
  otherRegion:
    '{{settings}} is for workspaces in {{region}}, and {{on}} is in {{own}}: private access settings serve one Region. Make them for {{own}}.',
  nobodyListed:
    '{{on}} lets in only the endpoints that it lists, and lists none, so nobody can connect over PrivateLink. Register the endpoint of {{vendor}} as a `databricks_mws_vpc_endpoint` and name its `vpc_endpoint_id` in {{name(allowed)}}.',
  onlyOwn:
    '{{on}} lets in only the endpoints that it lists, and they are all yours: {{endpoints}}. Register the endpoint of {{vendor}} as a `databricks_mws_vpc_endpoint` and add its `vpc_endpoint_id` to {{name(allowed)}}.',
  notRegistered:
    '{{on}} lists `{{other}}`, which is no endpoint that is registered with Databricks. Register it as a `databricks_mws_vpc_endpoint` and list its `vpc_endpoint_id`.',
  wrongAttribute:
    '{{on}} lists a registered endpoint by `id`, which is account and ID together and lets nobody in. Write `vpc_endpoint_id`.',
  notListed:
    '{{on}} lets in only the endpoints that it lists, and {{endpoint}}, the endpoint of {{vendor}}, is not among them. Register it as a `databricks_mws_vpc_endpoint` and add its `vpc_endpoint_id` to {{name(allowed)}}.',
  everyEndpoint:
    '{{on}} lets in every endpoint that is registered with the account. {{who}} that only listed ones are; write {{set(listed)}} and list the endpoint of {{vendor}}.',
  notInSources:
    'Whether {{on}} lets {{vendor}} in is unknown: it lets in every endpoint that is registered with the account, and the sources do not register {{endpoint}}. Register it as a `databricks_mws_vpc_endpoint`, here or in the account console.',
  endpointMissing: 'Whether {{on}} lets {{vendor}} in is unknown: {{why(endpoint)}}.',
  unknownList: 'Whether {{on}} lets the endpoint of {{vendor}} in is unknown: {{why(open)}}.',
} as const;
type Workspace = Resource<'DatabricksWorkspace'>;
type Settings = Resource<'DatabricksPrivateAccessSettings'>;
type Said = Statement<typeof messages>;
type Context = Pick<RuleContext<typeof messages, object>, 'check' | 'graph'>;

export default createRule({
  name: 'databricks-private-access-settings',
  meta: {
    docs: {
      description: 'Require a Databricks workspace to have private access settings that let the vendor in',
      references: [
        overview,
        guide,
        'https://registry.terraform.io/providers/databricks/databricks/latest/docs/resources/mws_private_access_settings',
      ],
    },
    messages,
    schema: {
      type: 'object',
      additionalProperties: false,
      properties: {
        endpoint: {
          type: 'string',
          description: "The vendor's endpoint that must be let in: its ID, or the name of the input that holds it.",
        },
        accessLevel: {
          enum: ['any', 'ENDPOINT'],
          default: 'any',
          description: 'With `ENDPOINT`, letting in every registered endpoint of the account is not enough.',
        },
      },
    },
  },
  create(context) {
    const { endpoint, accessLevel } = context.options;
    const demand: Demand = { endpoint: endpointMeant(endpoint, context.input), accessLevel };
    return {
      DatabricksWorkspace: (workspace) => checkAttached(workspace, context),
      DatabricksPrivateAccessSettings: (settings) => checkSettings(settings, demand, context),
    };
  },
});

interface Demand {
  readonly endpoint: Wanted;
  readonly accessLevel: 'any' | 'ENDPOINT';
}

function endpointMeant(option: string | undefined, input: (name: string) => Value<string>): Wanted {
  if (option === undefined) return undefined;
  return option.startsWith('vpce-') ? known(option, writtenOf(input(option))) : input(option);
}

function checkAttached(workspace: Workspace, { check, graph }: Context): void {
  const { privateAccessSettings: settings } = workspace.props;
  const leads = graph.follow(settings, 'DatabricksPrivateAccessSettings');
  const outcomes = leads.map((lead) => ({ when: lead.when, ...attachedAs(lead.target, workspace) }));
  const { verdict: judged, report } = judgeEach(workspace.when, outcomes);
  check(judged, { on: workspace, when: whenOnAws(workspace), ...report });
}

function attachedAs(
  target: Lead<'DatabricksPrivateAccessSettings'>['target'],
  workspace: Workspace,
): Omit<Outcome<typeof messages>, 'when'> {
  const { privateAccessSettings: settings, region: own } = workspace.props;
  switch (target.leads) {
    case 'nowhere':
      return { verdict: verdict('fail'), fail: { message: 'notAttached', at: settings, data: { settings } } };
    case 'elsewhere': {
      const fail: Said = { message: 'otherThing', at: settings, data: { other: target.address } };
      return { verdict: verdict('fail'), fail };
    }
    case 'outside': {
      const unknown: Said = { message: 'otherSettings', at: settings, data: { settings: target.shown } };
      return { verdict: verdict('unknown', [settings]), unknown };
    }
    case 'unknown': {
      const unknown: Said = { message: 'unknownSettings', at: settings, data: { settings } };
      return { verdict: verdict('unknown', [settings]), unknown };
    }
    case 'here': {
      const { region } = target.resource.props;
      const fail: Said = { message: 'otherRegion', at: region, data: { settings: target.resource, region, own } };
      // Of a Region that is not known nothing is said: most often one variable stands for both.
      return { verdict: failsWhen(whenDiffering(own, region), own, region), fail };
    }
  }
}

/** What of the settings lets the vendor in. */
function checkSettings(settings: Settings, { endpoint, accessLevel }: Demand, context: Context): void {
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
