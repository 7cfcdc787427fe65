import type { Evidence, Requirement } from '../profile.ts';

/** What pages ask that speak of an internal Network Load Balancer behind the endpoint service, and say no more of it. */
export function onInternalBalancer(page: Omit<Evidence, 'basis'>): readonly Requirement[] {
  return [
    {
      rule: 'endpoint-service-nlb',
      level: 'required',
      evidence: { ...page, basis: 'The endpoint service is backed by an internal Network Load Balancer.' },
    },
    {
      rule: 'nlb-scheme',
      level: 'required',
      options: { scheme: 'internal' },
      evidence: { ...page, basis: 'The load balancer is internal.' },
    },
  ];
}
