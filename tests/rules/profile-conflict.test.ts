import acceptance from '../../src/rules/acceptance-required.ts';
import principals from '../../src/rules/allowed-principals.ts';
import region from '../../src/rules/supported-region.ts';
import rule from '../../src/rules/profile-conflict.ts';
import type { Requester } from '../../src/model/report.ts';
import type { RuleCase } from '../rule-tester.ts';
import { testRule } from '../rule-tester.ts';

const requester = (vendor: string, level: Requester['level'] = 'required'): Requester => ({
  profile: vendor.toLowerCase(),
  vendor,
  source: `https://${vendor.toLowerCase()}.example/privatelink`,
  readOn: '2026-11-21',
  level,
});
const purview = requester('Purview');
const immuta = requester('Immuta');
const trigger = requester('Trigger', 'recommended');
const strict: Requester = { ...requester('AWS'), profile: 'strict/provider', asker: 'the `strict` preset' };
const requesters: readonly Requester[] = [];

type Others = NonNullable<RuleCase['others']>;
const on = (...who: readonly Requester[]): Others[number] => ({ rule: acceptance, options: {}, requesters: who });
const off = (...who: readonly Requester[]): Others[number] => ({
  rule: acceptance,
  options: { value: false },
  requesters: who,
});
const allow = (principal: string, who: Requester): Others[number] => ({
  rule: principals,
  options: { principal },
  requesters: [who],
});
const allowOnly = (principal: string, who: Requester): Others[number] => ({
  rule: principals,
  options: { principal, only: true },
  requesters: [who],
});
const purviews = 'arn:aws:iam::181328463391:root';
const immutas = 'arn:aws:iam::123456789012:root';

const one = {
  cloudformation: `
Resources:
  Service: { Type: AWS::EC2::VPCEndpointService }
`,
  terraform: `
resource "aws_vpc_endpoint_service" "service" {}
`,
};
/** A second endpoint service, so that it takes more to say whom each is for. */
const two = (allowed: readonly string[] = []) => ({
  cloudformation: `${one.cloudformation}
  Other: { Type: AWS::EC2::VPCEndpointService }
  Permissions:
    Type: AWS::EC2::VPCEndpointServicePermissions
    Properties: { ServiceId: !Ref Service, AllowedPrincipals: ${JSON.stringify(allowed)} }
`,
  terraform: `
resource "aws_vpc_endpoint_service" "service" {
  allowed_principals = ${JSON.stringify(allowed)}
}
resource "aws_vpc_endpoint_service" "other" {}
`,
});
const at = { cloudformation: '3:3', terraform: '2:1' };
const asked = { others: [on(immuta), off(purview)], requesters };

testRule(rule, {
  valid: [
    {
      name: 'two that let in the same account, one of them nobody else',
      requesters,
      others: [allowOnly('arn:aws:iam::181328463391:role/scan', immuta), allow(purviews, purview)],
      ...one,
    },
    {
      name: 'one that suffers nobody beside it, and another one that has not told its principal',
      requesters,
      others: [allowOnly(immutas, immuta), allow('purview.principal', purview)],
      ...one,
    },
    { name: 'both ask the same', requesters, others: [on(immuta, purview)], ...one },
    { name: 'one vendor asks otherwise for another connection', requesters, others: [on(immuta), off(immuta)], ...one },
    {
      name: 'one only recommends it, which is no conflict between requirements',
      requesters,
      others: [on(immuta), off(trigger)],
      ...one,
    },
    {
      name: 'both require it, which is no matter of recommendations',
      options: { level: 'recommended' },
      ...asked,
      ...one,
    },
    {
      name: 'a Region that both name',
      requesters,
      others: [
        { rule: region, options: { regions: ['us-east-1', 'us-east-2'] }, requesters: [immuta] },
        { rule: region, options: { regions: ['us-east-2'] }, requesters: [purview] },
      ],
      ...one,
    },
    {
      name: 'a Region that an input names, or that the service may be offered to',
      requesters,
      others: [
        { rule: region, options: { regions: ['us-east-1'] }, requesters: [immuta] },
        { rule: region, options: { regions: ['tidb.region'] }, requesters: [purview] },
        { rule: region, options: { regions: ['eu-west-3'], orSupportedRegions: true }, requesters: [trigger] },
      ],
      ...one,
    },
    {
      name: 'another service is for the other vendor',
      requesters,
      others: asked.others,
      audiences: [
        { profile: 'immuta', path: 'endpoint-service', principals: [immutas] },
        { profile: 'purview', path: 'endpoint-service', principals: [purviews] },
      ],
      terraform: `
resource "aws_vpc_endpoint_service" "service" {
  allowed_principals = ["${immutas}"]
}
resource "aws_vpc_endpoint_service" "other" {
  allowed_principals = ["${purviews}"]
}
`,
    },
  ],
  invalid: [
    {
      name: 'a preset asks the opposite, of this service as of every other',
      requesters,
      others: [on(strict), off(purview)],
      ...one,
      findings: [
        {
          message: 'opposed',
          address: 'Service',
          at,
          text: {
            cloudformation:
              '`Service` cannot meet both demands on it: the `strict` preset requires acceptance on (https://aws.example/privatelink, read 2026-11-21), but Purview requires acceptance off (https://purview.example/privatelink, read 2026-11-21). Decide for one of them: a preset asks the same of every endpoint service.',
          },
        },
      ],
    },
    {
      name: 'one that suffers nobody beside it, and another one',
      requesters,
      others: [allowOnly(immutas, immuta), allow(purviews, purview)],
      ...one,
      findings: [
        {
          message: 'opposed',
          address: 'Service',
          at,
          text: {
            cloudformation:
              '`Service` cannot meet both demands on it: Immuta requires that nobody but its own principals is allowed (https://immuta.example/privatelink, read 2026-11-21), but Purview requires that its own principal is allowed (https://purview.example/privatelink, read 2026-11-21). Give each of them an endpoint service on a load balancer of its own.',
          },
        },
      ],
    },
    {
      name: 'acceptance on and off, and there is one service',
      ...asked,
      ...one,
      findings: [
        {
          message: 'opposed',
          address: 'Service',
          at,
          text: {
            cloudformation:
              '`Service` cannot meet both demands on it: Immuta requires acceptance on (https://immuta.example/privatelink, read 2026-11-21), but Purview requires acceptance off (https://purview.example/privatelink, read 2026-11-21). Give each of them an endpoint service on a load balancer of its own.',
          },
        },
      ],
    },
    {
      name: 'one of them only recommends it',
      options: { level: 'recommended' },
      requesters,
      others: [on(immuta), off(trigger)],
      ...one,
      findings: [
        {
          message: 'weaker',
          address: 'Service',
          at,
          text: {
            cloudformation:
              '`Service` cannot meet both demands on it: Immuta requires acceptance on (https://immuta.example/privatelink, read 2026-11-21), but Trigger recommends acceptance off (https://trigger.example/privatelink, read 2026-11-21). Decide for one of them, or give each an endpoint service on a load balancer of its own.',
          },
        },
      ],
    },
    {
      name: 'Regions that have none in common',
      requesters,
      others: [
        { rule: region, options: { regions: ['us-east-1', 'us-east-2'] }, requesters: [immuta] },
        { rule: region, options: { regions: ['eu-west-1'] }, requesters: [purview] },
      ],
      ...one,
      findings: [{ message: 'opposed', address: 'Service', at }],
    },
    {
      name: 'of two services one allows both',
      requesters,
      others: [...asked.others, allow(immutas, immuta), allow(purviews, purview)],
      audiences: [
        { profile: 'immuta', path: 'endpoint-service', principals: [immutas] },
        { profile: 'purview', path: 'endpoint-service', principals: [purviews] },
      ],
      terraform: `
resource "aws_vpc_endpoint_service" "service" {
  allowed_principals = ["${immutas}", "${purviews}"]
}
resource "aws_vpc_endpoint_service" "other" {
  allowed_principals = ["arn:aws:iam::210987654321:root"]
}
`,
      findings: [{ message: 'opposed', address: 'Service', line: 2, column: 1 }],
    },
  ],
  unknown: [
    {
      name: 'there are two services, and whom each is for is not written',
      ...asked,
      ...two(),
      findings: [
        {
          message: 'perhaps',
          address: 'Service',
          at,
          text: {
            cloudformation:
              'Whether `Service` is meant for Immuta as well as for Purview is unknown, and it cannot meet both demands: Immuta requires acceptance on (https://immuta.example/privatelink, read 2026-11-21), but Purview requires acceptance off (https://purview.example/privatelink, read 2026-11-21). Allow in each endpoint service only the principal of the vendor that it is for.',
          },
        },
        { message: 'perhaps', address: 'Other', at: { cloudformation: '5:3', terraform: '5:1' } },
      ],
    },
    {
      name: 'a preset asks the opposite, which is for every service, and whether this one is for the vendor is not written',
      requesters,
      others: [on(strict), off(purview)],
      ...two(),
      findings: [
        {
          message: 'perhaps',
          address: 'Service',
          at,
          text: {
            cloudformation:
              'Whether `Service` is meant for Purview is unknown, and it cannot meet both demands: the `strict` preset requires acceptance on (https://aws.example/privatelink, read 2026-11-21), but Purview requires acceptance off (https://purview.example/privatelink, read 2026-11-21). Allow in each endpoint service only the principal of the vendor that it is for.',
          },
        },
        { message: 'perhaps', address: 'Other', at: { cloudformation: '5:3', terraform: '5:1' } },
      ],
    },
    {
      name: 'it allows one of them, and whom the other one connects as was not given',
      requesters,
      others: [...asked.others, allow(purviews, purview), allow('immuta.principal', immuta)],
      audiences: [{ profile: 'purview', path: 'endpoint-service', principals: [purviews] }],
      ...two([purviews]),
      findings: [{ message: 'perhaps', address: 'Service', at }],
    },
  ],
});
