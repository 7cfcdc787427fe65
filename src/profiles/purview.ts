import type { Evidence, Profile } from './profile.ts';

const page = {
  source: 'https://learn.microsoft.com/purview/register-scan-amazon-rds',
  readOn: '2026-11-21',
  sourceDate: '2022-12-07',
  read: 'page',
} satisfies Omit<Evidence, 'basis'>;

export const purview: Profile = {
  name: 'purview',
  vendor: 'Microsoft Purview',
  description: "Microsoft Purview's scanner (preview of 2022) reaches RDS through an endpoint service",
  path: 'endpoint-service',
  principals: ['arn:aws:iam::181328463391:root'],
  inputs: [],
  requirements: [
    {
      rule: 'endpoint-service-nlb',
      level: 'required',
      evidence: { ...page, basis: 'The endpoint service is backed by an internal Network Load Balancer.' },
    },
    {
      rule: 'endpoint-service-targets',
      level: 'required',
      options: { protocols: ['TCP'] },
      evidence: { ...page, basis: 'A TCP listener on the port of RDS leads to the database.' },
    },
    {
      rule: 'endpoint-service-reachable',
      level: 'required',
      evidence: { ...page, basis: 'The scanner connects to the database through the load balancer.' },
    },
    {
      rule: 'nlb-availability-zones',
      level: 'required',
      options: { coverTargets: true },
      evidence: { ...page, basis: 'The load balancer is in all Availability Zones of the database.' },
    },
    {
      rule: 'nlb-scheme',
      level: 'required',
      options: { scheme: 'internal' },
      evidence: { ...page, basis: 'The load balancer is internal.' },
    },
    {
      rule: 'acceptance-required',
      level: 'required',
      options: { value: false },
      evidence: { ...page, basis: 'The box "Acceptance required" is cleared.' },
    },
    {
      rule: 'allowed-principals',
      level: 'required',
      options: { principal: 'arn:aws:iam::181328463391:root' },
      evidence: { ...page, basis: 'The account 181328463391 is an allowed principal.' },
    },
    {
      rule: 'supported-region',
      level: 'required',
      options: {
        regions: [
          'us-east-1',
          'us-east-2',
          'us-west-1',
          'us-west-2',
          'eu-central-1',
          'eu-west-1',
          'eu-west-2',
          'eu-west-3',
          'ap-northeast-1',
          'ap-southeast-1',
          'ap-southeast-2',
        ],
      },
      evidence: { ...page, basis: 'The scanner works in eleven Regions, which the page names by their cities.' },
    },
    {
      rule: 'target-ip-drift',
      level: 'recommended',
      evidence: { ...page, basis: 'The database needs an address that does not change; RDS Proxy is suggested.' },
    },
  ],
  manual: [
    {
      text: 'Make sure that Microsoft still offers the scanner: the page is about a preview of 2022.',
      who: 'customer',
      when: 'before',
      url: page.source,
    },
    {
      text: 'In us-east-1, let the database span one of the zones a, b or c, which an error message of the scanner asks for; the letters mean other zones in each account.',
      who: 'customer',
      when: 'before',
      url: page.source,
    },
  ],
  send: [{ value: 'service-name' }],
};
