import { defineKind } from '../define-kind.ts';

/** CloudFormation has no resource that accepts a connection. */
export const connectionAccepter = defineKind({
  kind: 'ConnectionAccepter',
  types: {
    aws_vpc_endpoint_connection_accepter: {
      identity: ['id'],
      map: (read) => ({
        service: read.string('vpc_endpoint_service_id'),
        endpoint: read.string('vpc_endpoint_id'),
      }),
    },
  },
  links: { service: ['EndpointService'], endpoint: ['VpcEndpoint'] },
});
