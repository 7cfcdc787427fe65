import { describe, expect, it } from 'vitest';
import { buildGraph } from '../../src/graph/build-graph.ts';
import type { RawResource } from '../../src/model/resource.ts';
import { parsed, resource, unit } from './raw.ts';

const id = 'vpce-svc-0a1b2c3d4e5f60718';
const arn = `arn:aws:ec2:us-east-1:111122223333:vpc-endpoint-service/${id}`;
const planned = unit('/provider', 'plan');
const consumer = unit('/consumer', 'terraform');

const service = (properties: Record<string, string> = { id, arn }, of = planned): RawResource =>
  resource(['aws_vpc_endpoint_service', 'aws_vpc_endpoint_service.s'], properties, { unit: of });

function endpointLeads(name: string, ...services: readonly RawResource[]): readonly string[] {
  const endpoint = resource(['aws_vpc_endpoint', 'aws_vpc_endpoint.e'], { service_name: name }, { unit: consumer });
  const { graph } = buildGraph(parsed([endpoint, ...services]));
  const [found] = graph.all('VpcEndpoint');
  return graph.follow(found!.props.serviceName, 'EndpointService').map(({ target }) => target.leads);
}

function accepterLeads(written: string, ...services: readonly RawResource[]): readonly string[] {
  const type = 'aws_vpc_endpoint_connection_accepter';
  const accepter = resource([type, `${type}.a`], { vpc_endpoint_service_id: written }, { unit: consumer });
  const { graph } = buildGraph(parsed([accepter, ...services]));
  const [found] = graph.all('ConnectionAccepter');
  return graph.follow(found!.props.service, 'EndpointService').map(({ target }) => target.leads);
}

describe('a literal leads to the resource of another unit whose plan or state tells', () => {
  it('its ID', () => {
    expect(accepterLeads(id, service())).toEqual(['here']);
    expect(accepterLeads('vpce-svc-0ffffffffffffffff', service())).toEqual(['outside']);
  });

  it('its ARN', () => {
    expect(accepterLeads(arn, service())).toEqual(['here']);
  });

  it('the ID in its name', () => {
    expect(endpointLeads(`com.amazonaws.vpce.us-east-1.${id}`, service())).toEqual(['here']);
    expect(endpointLeads(`com.example.vpce.us-east-1.${id}`, service())).toEqual(['outside']);
  });
});

describe('a literal leads outside', () => {
  it('where two resources have that ID, as in two plans of one configuration', () => {
    const again = service({ id, arn }, unit('/provider-again', 'plan'));
    expect(accepterLeads(id, service(), again)).toEqual(['outside']);
  });

  it('where it is a name that any author may choose', () => {
    expect(accepterLeads('orders', service({ id: 'orders' }))).toEqual(['outside']);
  });

  it('where no plan tells what the ID is', () => {
    expect(accepterLeads(id, service({}))).toEqual(['outside']);
  });
});
