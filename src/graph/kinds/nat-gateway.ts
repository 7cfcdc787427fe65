import { orDefault } from '../defaults.ts';
import { defineKind } from '../define-kind.ts';
import { emptyAsUnset } from './unset.ts';

// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-natgateway.html
const defaultConnectivity = 'public';

export const natGateway = defineKind({
  kind: 'NatGateway',
  types: {
    'AWS::EC2::NatGateway': {
      identity: ['Ref', 'NatGatewayId'],
      map: (read) => ({
        subnet: read.string('SubnetId'),
        connectivityType: orDefault(read.string('ConnectivityType'), defaultConnectivity),
      }),
    },
    aws_nat_gateway: {
      identity: ['id'],
      map: (resource) => {
        const read = emptyAsUnset(resource);
        return {
          subnet: read.string('subnet_id'),
          connectivityType: orDefault(read.string('connectivity_type'), defaultConnectivity),
        };
      },
    },
  },
  links: { subnet: ['Subnet'] },
});
