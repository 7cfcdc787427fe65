import type { InputDeclaration } from '../engine/inputs.ts';
import type { Evidence, ManualStep, Profile, Requirement } from './profile.ts';

const page = {
  source: 'https://docs.estuary.dev/private-byoc/privatelink/',
  readOn: '2026-11-21',
  read: 'page',
} satisfies Omit<Evidence, 'basis'>;

const region: InputDeclaration = {
  name: 'estuary.region',
  what: 'the Region of your data plane',
  from: 'Region of your private or BYOC deployment',
  form: 'region',
};

const nlb: Requirement = {
  rule: 'endpoint-service-nlb',
  level: 'required',
  evidence: { ...page, basis: 'The endpoint service is backed by a Network Load Balancer.' },
};
const behind: readonly Requirement[] = [
  {
    rule: 'endpoint-service-reachable',
    level: 'required',
    evidence: { ...page, basis: 'The data plane connects to the database through the load balancer.' },
  },
  {
    rule: 'nlb-availability-zones',
    level: 'recommended',
    options: { coverTargets: true },
    evidence: {
      ...page,
      basis: 'With targets of fixed addresses the load balancer is in their zones, or cross-zone load balancing is on.',
    },
  },
  {
    rule: 'target-ip-drift',
    level: 'recommended',
    evidence: {
      ...page,
      basis: 'For RDS and Aurora an instance forwards the port, or a Lambda function keeps the target current.',
    },
  },
];

const manual: readonly ManualStep[] = [
  {
    text: 'Use a private or BYOC deployment: PrivateLink is for these only.',
    who: 'customer',
    when: 'before',
    url: page.source,
  },
  {
    text: 'Send the name of the endpoint service and the IDs of its Availability Zones to Estuary.',
    who: 'customer',
    when: 'after',
    url: page.source,
  },
  { text: 'Accept the connection request.', who: 'customer', when: 'after', url: page.source },
];

export const estuarySameRegion: Profile = {
  name: 'estuary/same-region',
  vendor: 'Estuary',
  description:
    'A private or BYOC deployment of Estuary reaches a database of its own Region through an endpoint service',
  path: 'endpoint-service',
  principals: ['estuary.principal'],
  inputs: [
    {
      name: 'estuary.principal',
      what: 'the principal of your data plane',
      from: 'account ID of your private or BYOC deployment',
      form: 'principal',
    },
    region,
  ],
  requirements: [
    nlb,
    ...behind,
    {
      rule: 'allowed-principals',
      level: 'required',
      options: { principal: 'estuary.principal' },
      evidence: { ...page, basis: 'The account of the deployment is an allowed principal of the service.' },
    },
    {
      rule: 'supported-region',
      level: 'required',
      options: { regions: ['estuary.region'] },
      evidence: { ...page, basis: 'The service is in the Region of the data plane.' },
    },
  ],
  manual,
  send: [{ value: 'service-name' }, { value: 'zone-ids' }],
};

export const estuaryCrossRegion: Profile = {
  name: 'estuary/cross-region',
  vendor: 'Estuary',
  description:
    'A private or BYOC deployment of Estuary reaches a database of another Region through an endpoint service',
  path: 'endpoint-service',
  principals: ['arn:aws:iam::770785070253:user/data-plane-ops'],
  inputs: [region],
  requirements: [
    nlb,
    ...behind,
    {
      rule: 'allowed-principals',
      level: 'required',
      options: { principal: 'arn:aws:iam::770785070253:user/data-plane-ops' },
      evidence: { ...page, basis: 'The user data-plane-ops of the account 770785070253 is an allowed principal.' },
    },
    {
      rule: 'cross-region',
      level: 'required',
      options: { regions: ['estuary.region'] },
      evidence: {
        ...page,
        basis:
          'The Region of the data plane is among the supported regions, and the idle timeout of TCP is left at 350 seconds.',
      },
    },
    {
      rule: 'nlb-ip-address-type',
      level: 'required',
      options: { types: ['ipv4', 'dualstack'] },
      evidence: { ...page, basis: 'The load balancer has the IP address type IPv4 or dualstack.' },
    },
  ],
  manual: [
    ...manual,
    {
      text: 'Give whoever deploys the service the permission `vpce:AllowMultiRegion`.',
      who: 'customer',
      when: 'before',
      url: page.source,
    },
    {
      text: 'Connect by the Regional DNS name: it is the only one that works across Regions.',
      who: 'customer',
      when: 'after',
      url: page.source,
    },
  ],
  send: [{ value: 'service-name' }, { value: 'region' }, { value: 'zone-ids' }],
};
