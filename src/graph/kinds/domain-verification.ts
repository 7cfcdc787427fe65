import { defineKind } from '../define-kind.ts';

export const domainVerification = defineKind({
  kind: 'DomainVerification',
  types: {
    'AWS::VpcLattice::DomainVerification': {
      identity: ['Ref', 'Arn', 'Id'],
      map: (read) => ({ domainName: read.string('DomainName') }),
    },
    // Since version 6 of the provider.
    aws_vpclattice_domain_verification: {
      identity: ['id', 'arn'],
      map: (read) => ({ domainName: read.string('domain_name') }),
    },
  },
});
