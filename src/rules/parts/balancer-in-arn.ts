import type { Value } from '../../model/value.ts';
import { partialText } from './partial-text.ts';

export type BalancerInArn = 'network' | 'application' | 'gateway' | 'classic';

const secondGeneration = new Map<string | undefined, BalancerInArn>([
  ['net', 'network'],
  ['app', 'application'],
  ['gwy', 'gateway'],
]);

/**
 * The type of load balancer that an ARN tells by its shape, known in part or not. Behind `loadbalancer/` stand type, name
 * and ID, but for the first generation the name alone, which holds no slash.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_awselasticloadbalancingv2.html
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_awselasticloadbalancing.html
 * https://docs.aws.amazon.com/elasticloadbalancing/2012-06-01/APIReference/API_CreateLoadBalancer.html
 */
export function balancerInArn(value: Value<string>): BalancerInArn | undefined {
  const arn = partialText(value);
  const type = secondGeneration.get(/:loadbalancer\/(net|app|gwy)\//.exec(arn)?.[1]);
  return type ?? (/:loadbalancer\/[\da-z-]+$/i.test(arn) ? 'classic' : undefined);
}
