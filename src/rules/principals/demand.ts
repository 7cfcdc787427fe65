import type { Resource, ResourceGraph, RuleContext } from '../../engine/rule.ts';
import { vendorsAsking } from '../parts/vendors-asking.ts';
import type { Value } from '../../model/value.ts';
import type { Required } from './required.ts';
import { requiredFor } from './required.ts';

type Service = Resource<'EndpointService'>;

/** What a service is judged by. */
export interface Demand {
  /** The vendor's principal; undefined when the profile requires none. */
  readonly required: Required | undefined;
  readonly only: boolean;
  readonly wildcard: 'deny' | 'allow';
  /** An endpoint of the sources that connects to the service, perhaps from its own account. */
  readonly endpoint: Resource<'VpcEndpoint'> | undefined;
  /** What to do, for messages. */
  readonly remedy: (verb: string) => string;
}

type Asked = Pick<
  RuleContext<Record<string, string>, Pick<Demand, 'only' | 'wildcard'>>,
  'graph' | 'options' | 'requesters'
>;

/** What is asked of each service. */
export function demandsOf(
  { graph, options: { only, wildcard }, requesters }: Asked,
  wanted: readonly Value<string>[],
): (service: Service) => Demand {
  const vendors = vendorsAsking(requesters);
  return (service) => {
    const required = requiredFor(service, wanted);
    const endpoint = endpointOf(service, graph);
    return { required, only, wildcard, endpoint, remedy: (verb) => `${verb} ${whomToAllow(required, vendors)}.` };
  };
}

function endpointOf(service: Service, graph: ResourceGraph): Resource<'VpcEndpoint'> | undefined {
  const { account } = service.setting;
  for (const { value } of graph.referrers(service, 'VpcEndpoint', 'serviceName').items) {
    if (value.state !== 'known') continue;
    const other = value.value.setting.account;
    const isElsewhere = account.state === 'known' && other.state === 'known' && account.value !== other.value;
    if (!isElsewhere) return value.value;
  }
  return undefined;
}

function whomToAllow(required: Required | undefined, vendors: string): string {
  if (!required) return 'the accounts that are meant to connect, each as `arn:<partition>:iam::<account>:root`';
  const owner = vendors === '' ? 'the principal' : `${vendors}'s principal`;
  return `${owner}, ${required.shown || 'which it tells its customers'}`;
}
