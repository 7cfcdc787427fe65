import type { Resource, RuleContext } from '../../engine/rule.ts';
import { askedOnce } from '../../graph/questions/asked-once.ts';
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
  /** The principal to allow, for messages. */
  readonly named: string;
}

type Asked = Pick<RuleContext<Record<string, string>, Pick<Demand, 'only' | 'wildcard'>>, 'graph' | 'options'>;

/** The same for all who name none, so that those who ask for it together are told together. */
const someArn = 'an ARN such as `arn:<partition>:iam::<account>:root`, which they tell you';

/** What is asked of each service. */
export function demandsOf(
  { graph, options: { only, wildcard } }: Asked,
  wanted: readonly Value<string>[],
): (service: Service) => Demand {
  return (service) => {
    const required = requiredFor(service, wanted);
    const endpoint = endpointOf(graph, service);
    const { shown = '' } = required ?? {};
    return { required, only, wildcard, endpoint, named: shown === '' ? someArn : shown };
  };
}

const endpointOf = askedOnce((graph, service: Service): Resource<'VpcEndpoint'> | undefined => {
  const { account } = service.setting;
  for (const { value } of graph.referrers(service, 'VpcEndpoint', 'serviceName').items) {
    if (value.state !== 'known') continue;
    const other = value.value.setting.account;
    const isElsewhere = account.state === 'known' && other.state === 'known' && account.value !== other.value;
    if (!isElsewhere) return value.value;
  }
  return undefined;
});
