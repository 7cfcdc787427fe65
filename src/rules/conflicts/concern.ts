import type { Resource, RuleContext } from '../../engine/rule.ts';
import { implies, or } from '../../model/guard.ts';
import type { Requester } from '../../model/report.ts';
import { listedIn, whenSome } from '../parts/principal-list.ts';
import { principalsAsked } from '../principals/asked.ts';
import { whenListed } from '../principals/judge-required.ts';
import { readWanted, requiredFor } from '../principals/required.ts';

type Service = Resource<'EndpointService'>;
type Asking = Pick<RuleContext<Record<string, string>, object>, 'asked' | 'graph' | 'input'>;

/**
 * Whether a profile surely speaks about this service, and not about another one of the sources: it is the only one, it
 * allows the vendor, or the profile is for any service.
 */
export function isSurelyFor(service: Service, { profile, vendor }: Requester, context: Asking): boolean {
  if (vendor === 'AWS' || context.graph.all('EndpointService').length === 1) return true;
  const wanted = context
    .asked('allowed-principals', service)
    .filter(({ requesters }) => requesters.some((requester) => requester.profile === profile))
    .flatMap(({ options }) => principalsAsked(options));
  const required = requiredFor(service, readWanted(wanted, context.input));
  if (!required) return false;
  const listed = listedIn(service.props.allowedPrincipals);
  const everyone = whenSome(listed.filter(({ principal }) => principal.form === 'everyone'));
  return implies(service.when, or(everyone, whenListed(listed, required.accepted, 'allows')));
}
