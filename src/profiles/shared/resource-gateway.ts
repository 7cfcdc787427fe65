import type { Evidence } from '../profile.ts';

/** What AWS asks of every connection through a resource gateway, whichever vendor makes it. */
export const gatewayLetsOut: Evidence = {
  source: 'https://docs.aws.amazon.com/vpc/latest/privatelink/resource-gateway.html',
  readOn: '2026-11-22',
  read: 'excerpt',
  basis:
    "A resource gateway's security groups control what it sends to resources: there must be outbound rules for their ports.",
};
