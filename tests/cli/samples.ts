/** A cluster with one fault that Segment cannot live with: its port. Nothing says that anybody is to reach it. */
export const ungranted = `Resources:
  Warehouse:
    Type: AWS::Redshift::Cluster
    Properties:
      ClusterType: multi-node
      NodeType: ra3.large
      NumberOfNodes: 2
      AvailabilityZoneRelocation: true
      PubliclyAccessible: false
      Port: 5400
      DBName: analytics
      MasterUsername: owner
      ManageMasterPassword: true
`;

/** The same, and Segment is granted access. */
export const faulty = `${ungranted}  Grant:
    Type: AWS::Redshift::EndpointAuthorization
    Properties: { ClusterIdentifier: !Ref Warehouse, Account: '111122223333', VpcIds: [vpc-0123456789abcdef0] }
`;

export const ready = faulty.replace('5400', '5439');

/** The same fault, which its author accepts. */
export const accepted = faulty.replace(
  /(?<=Cluster\n)/,
  '    Metadata: { pl-lint: { disable: [{ rule: redshift-port, reason: agreed }] } }\n',
);

/** Whether it is reached depends on a parameter that has no default. */
export const open = `Parameters:
  Port: { Type: Number }
${faulty.replace('5400', '!Ref Port')}`;

/** What Segment told. */
const told = ['segment.account=111122223333', 'segment.vpc=vpc-0123456789abcdef0'];

export const redshift = [
  '--profile',
  'segment/redshift',
  '--region',
  'us-east-1',
  ...told.flatMap((input) => ['--input', input]),
];
