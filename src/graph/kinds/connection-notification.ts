import { defineKind } from '../define-kind.ts';
import { emptyAsUnset } from './unset.ts';

export const connectionNotification = defineKind({
  kind: 'ConnectionNotification',
  types: {
    'AWS::EC2::VPCEndpointConnectionNotification': {
      identity: ['Ref', 'VPCEndpointConnectionNotificationId'],
      map: (read) => ({
        service: read.string('ServiceId'),
        endpoint: read.string('VPCEndpointId'),
        topic: read.string('ConnectionNotificationArn'),
        events: read.strings('ConnectionEvents'),
      }),
    },
    aws_vpc_endpoint_connection_notification: {
      identity: ['id'],
      map: (resource) => {
        const read = emptyAsUnset(resource);
        return {
          service: read.string('vpc_endpoint_service_id'),
          endpoint: read.string('vpc_endpoint_id'),
          topic: read.string('connection_notification_arn'),
          events: read.strings('connection_events'),
        };
      },
    },
  },
  links: { service: ['EndpointService'], endpoint: ['VpcEndpoint'] },
});
