import { reachedFrom } from '../graph/path/reached.ts';
import type { Requester } from '../model/report.ts';
import { casesOf } from '../model/cases.ts';
import { once, remembered, rememberedBy } from '../model/remember.ts';
import type { Kind, Resource, ResourceGraph } from './rule.ts';
import { aimedAt } from './targets.ts';

/**
 * How a connection comes about: through an endpoint service on a load balancer; an endpoint that Redshift manages; a
 * resource shared over VPC Lattice; MSK's own multi-VPC connectivity; a vendor (Snowflake, Databricks) that makes the
 * endpoints itself. With `consumer` the sources are the side that connects.
 */
export type ConnectionPath =
  'endpoint-service' | 'redshift-managed' | 'vpc-lattice' | 'msk-multi-vpc' | 'brokered' | 'consumer';

/** What a profile says about whom it concerns. */
export interface Audience {
  /** `segment/redshift` */
  readonly profile: string;
  readonly path: ConnectionPath;
  /** The principals as which the vendor may connect; none when it names none, or the user did not pass them all. */
  readonly principals: readonly string[];
  /** Addresses of what alone is meant, `*` for anything; everything if left out. */
  readonly targets?: readonly string[];
}

export interface Scope {
  /** Of those who ask, the ones that speak about a resource by a rule of that scope. */
  speakers(resource: Resource, requesters: readonly Requester[], scope?: 'every' | 'vendor'): readonly Requester[];
  /** All of a kind about which one of them may speak are among these; undefined where it may be any. */
  spokenAbout(
    kind: Kind,
    requesters: readonly Requester[],
    scope?: 'every' | 'vendor',
  ): ReadonlySet<Resource> | undefined;
}

/**
 * Whom a rule of scope `vendor` speaks about: every endpoint service that may be the vendor's and what it leads to, up to
 * the database; with a Redshift-managed profile every cluster and workgroup; with a profile of another path none of these.
 * Whose a resource is that only such a path needs, nothing tells: rules speak about every one.
 */
export function scopeOf(graph: ResourceGraph, audiences: readonly Audience[]): Scope {
  const hearings = new Map(hearingsOf(graph, audiences));
  const heardBy = rememberedBy<ReadonlySet<Resource> | undefined>();
  const askingBy = remembered((requesters: readonly Requester[]) => askingOf(requesters, hearings));
  return {
    speakers: (resource, requesters, scope = 'vendor') =>
      speaking(askingBy(requesters), (hearing) => hears(hearing, resource, scope)),
    spokenAbout: (kind, requesters, scope = 'vendor') => {
      if (requesters.length === 0) return undefined;
      const { distinct } = askingBy(requesters);
      return heardBy(distinct, `${scope} ${kind}`, () => heardOf(kind, scope, distinct));
    },
  };
}

/** What is meant for one audience or for several alike. */
interface Hearing {
  readonly path: ConnectionPath;
  /** Found when it is first asked for. */
  readonly behindServices: () => ReadonlySet<Resource>;
  /** Everything if left out. */
  readonly aimed?: () => ReadonlySet<Resource>;
}

/** By profile. Audiences that mean the same share one, because there are many more profiles than ways to mean something. */
function hearingsOf(graph: ResourceGraph, audiences: readonly Audience[]): readonly (readonly [string, Hearing])[] {
  const known = new Map<string, Hearing>();
  return audiences.map(({ profile, path, principals, targets }) => {
    const accounts = new Set(principals.flatMap((principal) => accountOf(principal) ?? []));
    const key = JSON.stringify([path, [...accounts].sort(), targets]);
    const hearing: Hearing = known.get(key) ?? {
      path,
      behindServices: once(() => behindServices(graph, accounts)),
      ...(targets && { aimed: once(() => aimedAt(graph, targets)) }),
    };
    known.set(key, hearing);
    return [profile, hearing] as const;
  });
}

function hears(
  { path, behindServices: reached, aimed }: Hearing,
  resource: Resource,
  scope: 'every' | 'vendor',
): boolean {
  if (aimed && !aimed().has(resource)) return false;
  if (hearsEvery(path, resource.kind, scope)) return true;
  return path === 'endpoint-service' && reached().has(resource);
}

function hearsEvery(path: ConnectionPath, kind: Kind, scope: 'every' | 'vendor'): boolean {
  return scope === 'every' || !onTheWay.has(kind) || (path === 'redshift-managed' && ofRedshift.has(kind));
}

function heardOf(
  kind: Kind,
  scope: 'every' | 'vendor',
  hearings: Asking['distinct'],
): ReadonlySet<Resource> | undefined {
  if (hearings.some((hearing) => !hearing || hearsEvery(hearing.path, kind, scope))) return undefined;
  const sets = hearings.flatMap((hearing) => (hearing?.path === 'endpoint-service' ? [hearing.behindServices()] : []));
  const [first = nothing, ...others] = sets;
  return others.length === 0 ? first : new Set(sets.flatMap((set) => [...set]));
}

const nothing: ReadonlySet<Resource> = new Set();

/** Those who ask one thing, by what is meant for them; and who of them speak, for each choice of hearings that was met. */
interface Asking {
  readonly requesters: readonly Requester[];
  readonly hearings: readonly (Hearing | undefined)[];
  readonly distinct: readonly (Hearing | undefined)[];
  readonly met: Map<string, readonly Requester[]>;
}

function askingOf(requesters: readonly Requester[], by: ReadonlyMap<string, Hearing>): Asking {
  const hearings = requesters.map(({ profile }) => by.get(profile));
  return { requesters, hearings, distinct: [...new Set(hearings)], met: new Map() };
}

/** A requester that is no audience speaks about everything. */
function speaking(
  { requesters, hearings, distinct, met }: Asking,
  does: (one: Hearing) => boolean,
): readonly Requester[] {
  const open = distinct.map((hearing) => hearing === undefined || does(hearing));
  if (!open.includes(false)) return requesters;
  const key = open.join();
  let found = met.get(key);
  if (!found) {
    const spoken = new Set(distinct.filter((_, index) => open[index]));
    met.set(key, (found = requesters.filter((_, index) => spoken.has(hearings[index]))));
  }
  return found;
}

const ofRedshift: ReadonlySet<Kind> = new Set(['RedshiftCluster', 'RedshiftServerlessWorkgroup']);

/** The kinds that are spoken about only where an endpoint service leads to them. */
const onTheWay: ReadonlySet<Kind> = new Set([
  'EndpointService',
  'LoadBalancer',
  'Listener',
  'TargetGroup',
  'DbInstance',
  'DbCluster',
  'DbClusterEndpoint',
  'DbProxy',
  'DbProxyEndpoint',
  'Instance',
  'NetworkInterface',
  ...ofRedshift,
]);

/** Everything on the way from the services that may be the vendor's to the databases behind them. */
function behindServices(graph: ResourceGraph, accounts: Accounts): ReadonlySet<Resource> {
  const services = graph.all('EndpointService');
  const allowing = new Set(services.filter((service) => allows(service, accounts)));
  const theirs = services.filter((service) => mayBeVendors(service, accounts, allowing));
  return new Set(theirs.flatMap((service) => [...reachedFrom(graph, service)]));
}

/**
 * A service is not the vendor's when everyone it allows is known and named, none of them is the vendor, and another
 * service of the sources allows the vendor.
 */
function mayBeVendors(service: Service, accounts: Accounts, allowing: ReadonlySet<Service>): boolean {
  if (accounts.size === 0 || !allowsOnlyOthers(service, accounts)) return true;
  return allowing.size === 0 || (allowing.size === 1 && allowing.has(service));
}

type Service = Resource<'EndpointService'>;
/** The vendor's. */
type Accounts = ReadonlySet<string>;

function allowsOnlyOthers(service: Service, accounts: Accounts): boolean {
  const { items, rest } = service.props.allowedPrincipals;
  if (rest.length > 0) return false;
  return items.every(({ value }) =>
    casesOf(value).every((each) => {
      if (each.value.state === 'absent') return true;
      if (each.value.state === 'unknown') return false;
      const account = accountOf(each.value.value);
      return account !== undefined && !accounts.has(account);
    }),
  );
}

function allows(service: Service, accounts: Accounts): boolean {
  return service.props.allowedPrincipals.items.some(({ value }) =>
    casesOf(value).some((each) => {
      if (each.value.state !== 'known') return false;
      const account = accountOf(each.value.value);
      return account !== undefined && accounts.has(account);
    }),
  );
}

/** The account of a principal that is scoped to one; a service principal stands for itself. */
function accountOf(principal: string): string | undefined {
  const arn = /^arn:[\w-]+:iam::(\d{12}):(?:root|(?:role|user)\/[^*?]+)$/.exec(principal);
  if (arn) return arn[1];
  return /^[\w-]+(?:\.[\w-]+)*\.amazonaws\.com(?:\.cn)?$/.test(principal) ? principal : undefined;
}
