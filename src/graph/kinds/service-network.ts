import { absent } from '../../model/value.ts';
import { orDefault } from '../defaults.ts';
import type { Satellite } from '../define-kind.ts';
import { defineKind } from '../define-kind.ts';
import { readPolicy } from '../policy.ts';

// https://docs.aws.amazon.com/vpc-lattice/latest/APIReference/API_CreateServiceNetwork.html
const defaultAuthType = 'NONE';

function policyOf(
  property: 'resourcePolicy' | 'authPolicy',
  resource: string,
  policy: string,
): Satellite<'ServiceNetwork'> {
  return {
    belongsTo: (read) => read.string(resource),
    adds: (read) => ({ [property]: readPolicy(read, policy) }),
    unresolved: 'rest',
  };
}

export const serviceNetwork = defineKind({
  kind: 'ServiceNetwork',
  types: {
    'AWS::VpcLattice::ServiceNetwork': {
      identity: ['Ref', 'Arn', 'Id'],
      map: (read, { at }) => ({
        authType: orDefault(read.string('AuthType'), defaultAuthType),
        resourcePolicy: absent({ at, property: 'AWS::VpcLattice::ResourcePolicy.Policy' }),
        authPolicy: absent({ at, property: 'AWS::VpcLattice::AuthPolicy.Policy' }),
      }),
    },
    aws_vpclattice_service_network: {
      identity: ['id', 'arn'],
      map: (read, { at }) => ({
        authType: orDefault(read.string('auth_type'), defaultAuthType),
        resourcePolicy: absent({ at, property: 'policy' }),
        authPolicy: absent({ at, property: 'aws_vpclattice_auth_policy.policy' }),
      }),
    },
  },
  satellites: {
    'AWS::VpcLattice::AuthPolicy': policyOf('authPolicy', 'ResourceIdentifier', 'Policy'),
    'AWS::VpcLattice::ResourcePolicy': policyOf('resourcePolicy', 'ResourceArn', 'Policy'),
    aws_vpclattice_auth_policy: policyOf('authPolicy', 'resource_identifier', 'policy'),
    aws_vpclattice_resource_policy: policyOf('resourcePolicy', 'resource_arn', 'policy'),
  },
});
