import type { Value } from '../../model/value.ts';
import type { NativeType } from '../define-kind.ts';
import type { PropertyReader } from '../property-reader.ts';
import { defaultsOfVpc, ownerBy } from './owner-by-attribute.ts';
import { writtenElsewhere } from './unset.ts';

/**
 * CDK's custom resource takes away the rules that the default group of a VPC was created with; what is written for the
 * group besides stays.
 * https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_ec2.Vpc.html#restrictdefaultsecuritygroup
 */
export const restrictedDefaultGroup: NativeType<'SecurityGroup'> = {
  identity: [],
  standsFor: (read) => ({ of: vpcOf(read), attributes: defaultsOfVpc.securityGroup }),
  map: (read) => ({
    vpc: vpcOf(read),
    associatedVpcs: writtenElsewhere(read),
    ingress: writtenElsewhere(read),
    egress: writtenElsewhere(read),
    onlyIngress: writtenElsewhere(read),
    onlyEgress: writtenElsewhere(read),
  }),
};

function vpcOf(read: PropertyReader): Value<string> {
  return ownerBy(read.string('DefaultSecurityGroupId'), defaultsOfVpc.securityGroup);
}
