/** A cluster with one fault that Segment cannot live with: its port. */
export const faulty = `Resources:
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

export const redshift = ['--profile', 'segment/redshift', '--region', 'us-east-1'];
