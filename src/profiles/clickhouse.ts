import type { InputDeclaration } from '../engine/inputs.ts';
import type { Evidence, Profile } from './profile.ts';
import { onInternalBalancer } from './shared/internal-balancer.ts';
import { gatewayLetsOut } from './shared/resource-gateway.ts';

const page = {
  source: 'https://clickhouse.com/docs/integrations/clickpipes/aws-privatelink',
  readOn: '2026-11-21',
  read: 'page',
} satisfies Omit<Evidence, 'basis'>;

const account = '072088201116';
const principal = 'arn:aws:iam::072088201116:root';
const region: InputDeclaration = {
  name: 'clickhouse.region',
  what: 'the Region of your ClickPipes',
  from: 'Region that the ClickPipes page of ClickHouse names for your service',
  form: 'region',
};

export const clickhouseVpcResource: Profile = {
  name: 'clickhouse/vpc-resource',
  vendor: 'ClickHouse',
  description: 'ClickPipes reaches a database of its own Region through a resource that is shared over VPC Lattice',
  path: 'vpc-lattice',
  inputs: [region],
  requirements: [
    {
      rule: 'lattice-resource-share',
      level: 'required',
      options: { account },
      evidence: {
        ...page,
        basis:
          'A resource gateway and a resource configuration stand before the database, and a resource share hands the configuration to the account 072088201116.',
      },
    },
    {
      rule: 'lattice-outbound-rules',
      level: 'required',
      options: { account },
      evidence: gatewayLetsOut,
    },
    {
      rule: 'supported-region',
      level: 'required',
      options: { regions: ['clickhouse.region'], path: 'vpc-lattice' },
      evidence: { ...page, basis: 'The resource is in the Region of the ClickPipes.' },
    },
  ],
  manual: [],
  send: [{ value: 'resource-configuration' }],
};

export const clickhouseMsk: Profile = {
  name: 'clickhouse/msk',
  vendor: 'ClickHouse',
  description: 'ClickPipes reaches an MSK cluster of its own Region over multi-VPC connectivity',
  path: 'msk-multi-vpc',
  inputs: [region],
  requirements: [
    {
      rule: 'msk-multi-vpc',
      level: 'required',
      options: { account },
      evidence: {
        ...page,
        basis: 'Multi-VPC connectivity is on, and the policy of the cluster admits the account 072088201116.',
      },
    },
    {
      rule: 'supported-region',
      level: 'required',
      options: { regions: ['clickhouse.region'], path: 'msk-multi-vpc' },
      evidence: { ...page, basis: 'The cluster is in the Region of the ClickPipes.' },
    },
  ],
  manual: [],
  send: [{ value: 'cluster-arn' }],
};

export const clickhouseEndpointService: Profile = {
  name: 'clickhouse/endpoint-service',
  vendor: 'ClickHouse',
  description: 'ClickPipes reaches a database or Kafka through an endpoint service on a Network Load Balancer',
  path: 'endpoint-service',
  principals: [principal],
  inputs: [region],
  requirements: [
    ...onInternalBalancer(page),
    {
      rule: 'endpoint-service-targets',
      level: 'required',
      options: { protocols: ['TCP'], listenerPortEqualsTargetPort: true },
      evidence: {
        ...page,
        basis:
          'The protocol is TCP, so that the load balancer does not end TLS, and the listener has the port of its target group.',
      },
    },
    {
      rule: 'target-writer-endpoint',
      level: 'required',
      evidence: { ...page, basis: 'Of Aurora and other clusters only the writer endpoint is supported.' },
    },
    {
      rule: 'endpoint-service-reachable',
      level: 'required',
      evidence: { ...page, basis: 'ClickPipes connects to the database through the load balancer.' },
    },
    {
      rule: 'allowed-principals',
      level: 'required',
      options: { principal },
      evidence: { ...page, basis: 'The account 072088201116 is an allowed principal of the service.' },
    },
    {
      rule: 'acceptance-required',
      // ClickHouse's own module leaves it off: https://github.com/ClickHouse/clickpipes-terraform-modules
      level: 'recommended',
      options: { value: true },
      evidence: {
        ...page,
        basis:
          "The page turns acceptance on. The connection stands without it too: ClickHouse's own module leaves it off.",
      },
    },
    {
      rule: 'nlb-inbound-rules',
      level: 'required',
      options: { enforcement: 'off' },
      evidence: {
        ...page,
        basis:
          'If the load balancer has a security group, enforcement of inbound rules on PrivateLink traffic must be off.',
      },
    },
    {
      rule: 'supported-region',
      level: 'required',
      options: { regions: ['clickhouse.region'], orSupportedRegions: true },
      evidence: {
        ...page,
        basis: 'The service is in the Region of the ClickPipes, or lists it among its supported regions.',
      },
    },
  ],
  manual: [
    {
      text: 'Accept the connection that ClickPipes requests.',
      who: 'customer',
      when: 'after',
      url: page.source,
    },
    {
      text: 'Correct the target when a failover changes the address of the database.',
      who: 'customer',
      when: 'always',
      url: page.source,
    },
  ],
  send: [{ value: 'service-name' }],
};
