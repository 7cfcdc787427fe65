import { describe, expect, it } from 'vitest';
import { buildGraph } from '../../src/graph/build-graph.ts';
import type { ParsedUnit } from '../../src/model/resource.ts';
import { read } from '../cloudformation/reading.ts';
import { parseRoot } from '../terraform/read.ts';

/** Where the only endpoint leads, and which endpoints name the service. */
function linked(unit: ParsedUnit) {
  const { graph } = buildGraph([unit]);
  const [endpoint] = graph.all('VpcEndpoint');
  const [service] = graph.all('EndpointService');
  if (!endpoint || !service) throw new Error('There is no endpoint or no service.');
  const referrers = graph.referrers(service, 'VpcEndpoint', 'serviceName');
  return {
    leads: graph.follow(endpoint.props.serviceName, 'EndpointService').map(({ target }) => target.leads),
    from: referrers.items.map(({ value }) => (value.state === 'known' ? value.value.address : value.state)),
    rest: referrers.rest.length,
  };
}

const there = (from: string) => ({ leads: ['here'], from: [from], rest: 0 });

describe('the name of an endpoint service leads to it', () => {
  const terraform = (name: string) =>
    parseRoot(`provider "aws" {
  region = "us-east-1"
}
data "aws_region" "here" {}
resource "aws_vpc_endpoint_service" "s" {
  acceptance_required = true
}
resource "aws_vpc_endpoint" "e" {
  vpc_id       = "vpc-1"
  service_name = ${name}
}`);

  it.each([
    'aws_vpc_endpoint_service.s.service_name',
    'one(aws_vpc_endpoint_service.s[*].service_name)',
    '"com.amazonaws.vpce.us-east-1.${aws_vpc_endpoint_service.s.id}"',
    '"com.amazonaws.vpce.${data.aws_region.here.name}.${aws_vpc_endpoint_service.s.id}"',
  ])('as %s', (name) => {
    expect(linked(terraform(name))).toEqual(there('aws_vpc_endpoint.e'));
  });

  it.each(['aws_vpc_endpoint_service.s.state', '"com.example.${aws_vpc_endpoint_service.s.id}"'])(
    'but not as %s',
    (name) => {
      expect(linked(terraform(name))).toEqual({ leads: ['unknown'], from: [], rest: 1 });
    },
  );

  it('and is no way to attach anything: an output of it hands nothing out, one of the ID does', () => {
    const [name, id] = ['service_name', 'id'].map((attribute) => {
      const unit = parseRoot(`resource "aws_vpc_endpoint_service" "s" {}
resource "aws_vpc_endpoint" "e" {
  service_name = aws_vpc_endpoint_service.s.service_name
}
output "o" {
  value = aws_vpc_endpoint_service.s.${attribute}
}`);
      return linked(unit).rest;
    });
    expect([name, id]).toEqual([0, 1]);
  });

  const template = (name: string) => `Resources:
  Service:
    Type: AWS::EC2::VPCEndpointService
    Properties: { AcceptanceRequired: true }
  Endpoint:
    Type: AWS::EC2::VPCEndpoint
    Properties:
      VpcId: vpc-1
      ServiceName: ${name}
`;

  it.each([
    '!Sub "com.amazonaws.vpce.${AWS::Region}.${Service}"',
    '!Sub "com.amazonaws.vpce.${AWS::Region}.${Service.ServiceId}"',
    "!Join ['.', [com.amazonaws.vpce, !Ref AWS::Region, !Ref Service]]",
    "!Join ['', [com.amazonaws.vpce., us-east-1, ., !GetAtt Service.ServiceId]]",
  ])('in a template as %s', async (name) => {
    for (const given of [{ region: 'us-east-1' }, {}]) {
      expect(linked((await read(template(name), given)).unit)).toEqual(there('Endpoint'));
    }
  });
});
