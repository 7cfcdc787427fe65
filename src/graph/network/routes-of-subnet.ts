import type { Guard } from '../../model/guard.ts';
import { and, never, not, or } from '../../model/guard.ts';
import type { ListOf } from '../../model/value.ts';
import { casesOf } from '../../model/cases.ts';
import type { Resource, ResourceGraph } from '../graph.ts';
import type { Route } from '../props/routing.ts';
import { leadsOf } from '../questions/leads-of-list.ts';
import type { Doubt } from '../traffic/openings.ts';

/** The routes that apply to a subnet, as far as the sources tell; every subnet has one to its VPC besides. */
export interface RoutesOfSubnet {
  readonly routes: readonly RouteOfSubnet[];
  /** What keeps routes from being read. */
  readonly doubts: readonly Doubt[];
  /** When virtual private gateways add routes that the sources do not show. */
  readonly propagated: Guard;
}

export interface RouteOfSubnet {
  readonly route: Route;
  readonly when: Guard;
}

/**
 * The routes of the table that is associated with a subnet, else those of its VPC's main table.
 * https://docs.aws.amazon.com/vpc/latest/userguide/RouteTables.html
 */
export function routesOf(graph: ResourceGraph, subnet: Resource<'Subnet'>): RoutesOfSubnet {
  const { routeTables, vpc } = subnet.props;
  const found = collector();
  const taken = takeTables(graph, routeTables, { found });
  for (const lead of graph.follow(vpc, 'Vpc')) {
    const when = and(not(taken), lead.when);
    if (when === never) continue;
    if (lead.target.leads === 'here') addMain(graph, lead.target.resource, { when, found });
    else found.doubt(when, vpc);
  }
  return found.result();
}

type Collector = ReturnType<typeof collector>;

/** Adds the routes of the tables that a list names; says when it names any. */
function takeTables(
  graph: ResourceGraph,
  tables: ListOf<string>,
  { when: within, found }: { readonly when?: Guard; readonly found: Collector },
): Guard {
  let named: Guard = never;
  for (const lead of leadsOf(graph, tables, 'RouteTable')) {
    const when = within ? and(within, lead.when) : lead.when;
    if (when === never) continue;
    named = or(named, when);
    if (lead.target.leads === 'here') found.table(lead.target.resource, when);
    else found.doubt(when, lead.value);
  }
  for (const rest of tables.rest) {
    const when = within ? and(within, rest.when) : rest.when;
    named = or(named, when);
    found.doubt(when, rest.value);
  }
  return named;
}

/** The main table: the one that was made it, or the one that the VPC was created with, adopted or as it is. */
function addMain(
  graph: ResourceGraph,
  vpc: Resource<'Vpc'>,
  { when, found }: { readonly when: Guard; readonly found: Collector },
): void {
  const { mainRouteTables, defaultRouteTable, defaultRoutes } = vpc.props;
  const replaced = takeTables(graph, mainRouteTables, { when, found });
  for (const lead of graph.follow(defaultRouteTable, 'RouteTable')) {
    const there = and(when, not(replaced), lead.when);
    if (there === never) continue;
    if (lead.target.leads === 'here') found.table(lead.target.resource, there);
    else found.list(defaultRoutes, there);
  }
}

function collector() {
  const routes: RouteOfSubnet[] = [];
  const doubts: Doubt[] = [];
  let propagated: Guard = never;
  const list = ({ items, rest }: ListOf<Route>, within: Guard): void => {
    for (const item of items) {
      for (const { when, value } of casesOf(item.value)) {
        const there = and(within, item.when, when);
        if (there === never) continue;
        if (value.state === 'known') routes.push({ route: value.value, when: there });
        if (value.state === 'unknown') doubts.push({ when: there, written: value });
      }
    }
    for (const { when, value } of rest) doubts.push({ when: and(within, when), written: value });
  };
  return {
    list,
    doubt: (when: Guard, written: Doubt['written']): void => {
      if (when !== never) doubts.push({ when, written });
    },
    table: ({ props }: Resource<'RouteTable'>, when: Guard): void => {
      list(props.routes, when);
      const { items, rest } = props.propagatingGateways;
      propagated = or(propagated, and(when, or(...[...items, ...rest].map((each) => each.when))));
    },
    result: (): RoutesOfSubnet => ({ routes, doubts: doubts.filter((doubt) => doubt.when !== never), propagated }),
  };
}
