import { orDefault } from '../defaults.ts';
import { defineKind } from '../define-kind.ts';

// Private DNS is off unless it is written:
// https://docs.aws.amazon.com/vpc-lattice/latest/APIReference/API_CreateServiceNetworkVpcAssociation.html

export const serviceNetworkVpcAssociation = defineKind({
  kind: 'ServiceNetworkVpcAssociation',
  types: {
    'AWS::VpcLattice::ServiceNetworkVpcAssociation': {
      identity: ['Ref', 'Arn', 'Id'],
      map: (read) => ({
        serviceNetwork: read.string('ServiceNetworkIdentifier'),
        vpc: read.string('VpcIdentifier'),
        securityGroups: read.strings('SecurityGroupIds'),
        privateDnsEnabled: orDefault(read.boolean('PrivateDnsEnabled'), false),
      }),
    },
    aws_vpclattice_service_network_vpc_association: {
      identity: ['id', 'arn'],
      map: (read) => ({
        serviceNetwork: read.string('service_network_identifier'),
        vpc: read.string('vpc_identifier'),
        securityGroups: read.strings('security_group_ids'),
        // Since version 6 of the provider.
        privateDnsEnabled: orDefault(read.boolean('private_dns_enabled'), false),
      }),
    },
  },
  links: { serviceNetwork: ['ServiceNetwork'], vpc: ['Vpc'], securityGroups: ['SecurityGroup'] },
});

export const serviceNetworkResourceAssociation = defineKind({
  kind: 'ServiceNetworkResourceAssociation',
  types: {
    'AWS::VpcLattice::ServiceNetworkResourceAssociation': {
      identity: ['Ref', 'Arn', 'Id'],
      map: (read) => ({
        serviceNetwork: read.string('ServiceNetworkId'),
        resourceConfiguration: read.string('ResourceConfigurationId'),
        privateDnsEnabled: orDefault(read.boolean('PrivateDnsEnabled'), false),
      }),
    },
    aws_vpclattice_service_network_resource_association: {
      identity: ['id', 'arn'],
      map: (read) => ({
        serviceNetwork: read.string('service_network_identifier'),
        resourceConfiguration: read.string('resource_configuration_identifier'),
        // Since version 6 of the provider.
        privateDnsEnabled: orDefault(read.boolean('private_dns_enabled'), false),
      }),
    },
  },
  links: { serviceNetwork: ['ServiceNetwork'], resourceConfiguration: ['ResourceConfiguration'] },
});
