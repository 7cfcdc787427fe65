/** A rule of another linter that fires on infrastructure that is ready for the vendor. */
export interface Objection {
  readonly tool: Tool;
  /** As that tool takes it where a finding is accepted. */
  readonly id: string;
  /** The same in cdk-nag 2, where a rule that cannot judge a value fails under this name. */
  readonly idInVersion2?: 'CdkNagValidationFailure';
  /** What people call it, where the ID says nothing. */
  readonly name?: string;
  /** What it complains about. */
  readonly says: string;
  /** Why it is accepted here, and what to do instead where there is something: a sentence or two. */
  readonly because: string;
  /** The reason to write beside the skip: one line. */
  readonly reason: string;
  /** The page or the thread that shows it. */
  readonly source: string;
}

export type Tool = 'cdk-nag' | 'checkov' | 'Guard Rules Registry' | 'KICS' | 'trivy';

const nagRules = 'https://github.com/cdklabs/cdk-nag/blob/main/RULES.md';
const guardRules = 'https://github.com/aws-cloudformation/aws-guard-rules-registry';
const checkovRules = 'https://www.checkov.io/5.Policy%20Index/terraform.html';
const kicsRules = 'https://docs.kics.io/latest/queries/all-queries/';

const defaultPort = {
  says: 'the cluster listens on the default port, 5439.',
  because:
    'Most other ports lie outside of 5431-5455 and 8191-8215, where Redshift makes no managed endpoint. A port within them that is not 5439, such as 5440, satisfies both.',
  reason: 'The managed endpoint for the vendor needs a port in 5431-5455 or 8191-8215.',
};

const vendorRange = {
  because:
    "The vendor connects from private addresses of its own network, which cannot be told more narrowly from here. Who gets that far is decided by the service's allowed principals.",
  reason: "The vendor's range over PrivateLink; the allowed principals decide who gets that far.",
};

const openWorkspace = {
  because:
    "The vendor's page asks for these ports both ways, with 0.0.0.0/0. With secure cluster connectivity no node of the workspace has a public address.",
  reason: 'The vendor requires these ports of a Databricks workspace in a customer-managed VPC.',
};

/** By the rule of ours that asks for what the others object to. */
export const objections: Readonly<Record<string, readonly Objection[]>> = {
  'acceptance-required': [
    {
      tool: 'checkov',
      id: 'CKV_AWS_123',
      says: 'connections to the endpoint service are accepted without a person.',
      because:
        'Where the vendor asks for it, connections that wait for a person would have to be accepted anew whenever it makes its endpoint again. The allowed principals already name who may connect: keep that list to the vendor.',
      reason: 'The vendor recreates its endpoint; the allowed principals admit it alone.',
      source: checkovRules,
    },
  ],
  'databricks-security-group': [
    {
      tool: 'cdk-nag',
      id: 'AwsSolutions-EC23',
      says: 'the security group is open to 0.0.0.0/0.',
      ...openWorkspace,
      source: nagRules,
    },
    {
      tool: 'checkov',
      id: 'CKV_AWS_382',
      says: 'the security group lets everything out to 0.0.0.0/0.',
      ...openWorkspace,
      source: checkovRules,
    },
    {
      tool: 'trivy',
      id: 'AVD-AWS-0104',
      says: 'the security group lets traffic out to every address (critical).',
      ...openWorkspace,
      source: 'https://avd.aquasec.com/misconfig/aws/ec2/avd-aws-0104/',
    },
    {
      tool: 'Guard Rules Registry',
      id: 'EC2_SECURITY_GROUP_INGRESS_OPEN_TO_WORLD_RULE',
      says: 'the security group is open to 0.0.0.0/0 inward.',
      ...openWorkspace,
      source: guardRules,
    },
    {
      tool: 'Guard Rules Registry',
      id: 'EC2_SECURITY_GROUP_EGRESS_OPEN_TO_WORLD_RULE',
      says: 'the security group is open to 0.0.0.0/0 outward.',
      ...openWorkspace,
      source: guardRules,
    },
  ],
  'endpoint-inbound-rules': [
    {
      tool: 'cdk-nag',
      id: 'AwsSolutions-EC23',
      idInVersion2: 'CdkNagValidationFailure',
      says: "the security group of an interface endpoint cannot be judged, because its range is the VPC's own.",
      because:
        'The endpoint admits the VPC that it stands in, which is what it is for; cdk-nag only sees a value that is known at deployment, and does not read what it refers to.',
      reason: "Admits the VPC's own range to its interface endpoint.",
      source: 'https://github.com/cdklabs/cdk-nag/issues/817',
    },
  ],
  'endpoint-service-nlb': [
    {
      tool: 'checkov',
      id: 'CKV_AWS_91',
      says: 'the load balancer writes no access logs.',
      because:
        'A Network Load Balancer writes access logs for TLS listeners only, and a database is reached over TCP. VPC flow logs show the connections.',
      reason: 'Access logs of a Network Load Balancer cover TLS listeners only; this one forwards TCP.',
      source: 'https://github.com/bridgecrewio/checkov/issues/7411',
    },
  ],
  'endpoint-service-targets': [
    {
      tool: 'cdk-nag',
      id: 'NIST.800.53.R5-ELBv2ACMCertificateRequired',
      says: 'the listener has no certificate. The HIPAA and PCI packs have the same rule under their own prefix.',
      because:
        'A database speaks its own protocol, in which the client starts TLS: a listener that ended TLS would take the first bytes for a fault. The encryption goes through to the database.',
      reason: 'TCP listener for a database, whose protocol negotiates TLS itself.',
      source: nagRules,
    },
    {
      tool: 'cdk-nag',
      id: 'AwsSolutions-RDS11',
      says: 'the database listens on the default port of its engine.',
      because:
        "The vendor reaches the database through the load balancer, whatever its port. If you move the port, move the target group, its health check and the database's security group with it.",
      reason: 'Reached through the load balancer; another port would protect nothing.',
      source: nagRules,
    },
  ],
  'nlb-inbound-rules': [
    {
      tool: 'KICS',
      id: '92fe237e-074c-4262-81a4-2077acb928c1',
      name: 'Sensitive Port Is Exposed To Wide Private Network',
      says: 'a port of a database is open to a wide private range, such as 10.0.0.0/8.',
      ...vendorRange,
      source: kicsRules,
    },
    {
      tool: 'Guard Rules Registry',
      id: 'SECURITY_GROUP_INGRESS_CIDR_NON_32_RULE',
      says: 'an inbound rule admits more than a single address.',
      ...vendorRange,
      source: guardRules,
    },
    {
      tool: 'cdk-nag',
      id: 'AwsSolutions-EC23',
      idInVersion2: 'CdkNagValidationFailure',
      says: 'the range of an inbound rule cannot be judged, because it is a value that is known at deployment.',
      ...vendorRange,
      source: nagRules,
    },
  ],
  'redshift-port': [
    { tool: 'cdk-nag', id: 'AwsSolutions-RS4', ...defaultPort, source: nagRules },
    {
      tool: 'KICS',
      id: '41abc6cc-dde1-4217-83d3-fb5f0cc09d8f',
      name: 'Redshift Using Default Port, Terraform',
      ...defaultPort,
      source: kicsRules,
    },
    {
      tool: 'KICS',
      id: 'a478af30-8c3a-404d-aa64-0b673cee509a',
      name: 'Redshift Using Default Port, CloudFormation',
      ...defaultPort,
      source: kicsRules,
    },
  ],
};
