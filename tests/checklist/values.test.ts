import { describe, expect, it } from 'vitest';
import { toTell } from './made.ts';

const stackId = (id: string) =>
  `aws cloudformation describe-stack-resource --stack-name <stack> --logical-resource-id ${id} --query StackResourceDetail.PhysicalResourceId --output text`;

const terraform = `
provider "aws" {
  region = "us-east-1"
}
resource "aws_subnet" "a" {
  availability_zone = "us-east-1a"
}
resource "aws_lb" "db" {
  load_balancer_type = "network"
  subnets            = [aws_subnet.a.id]
}
resource "aws_lb_listener" "db" {
  load_balancer_arn = aws_lb.db.arn
  port              = 5432
}
resource "aws_vpc_endpoint_service" "db" {
  network_load_balancer_arns = [aws_lb.db.arn]
}
`;

const template = `
Resources:
  Balancer:
    Type: AWS::ElasticLoadBalancingV2::LoadBalancer
    Properties: { Type: network, Subnets: [subnet-1, subnet-2] }
  Listener:
    Type: AWS::ElasticLoadBalancingV2::Listener
    Properties: { LoadBalancerArn: !Ref Balancer, Port: 5432 }
  Service:
    Type: AWS::EC2::VPCEndpointService
    Properties: { NetworkLoadBalancerArns: [!Ref Balancer], PrivateDnsName: db.example.com }
`;

describe('what AWS gives at deployment', () => {
  it('is found in the state of Terraform', async () => {
    expect(await toTell({ values: ['service-name', 'dns-name'] }, { files: { 'main.tf': terraform } })).toEqual([
      {
        value: 'service-name',
        label: 'Name of the endpoint service',
        address: 'aws_vpc_endpoint_service.db',
        known: [],
        why: 'known after deployment',
        find: { command: "terraform state show 'aws_vpc_endpoint_service.db'", field: 'service_name' },
      },
      {
        value: 'dns-name',
        label: 'DNS name of the load balancer',
        address: 'aws_lb.db',
        known: [],
        why: 'known after deployment',
        find: { command: "terraform state show 'aws_lb.db'", field: 'dns_name' },
      },
    ]);
  });

  it('is found through the stack of a template', async () => {
    expect(await toTell({ values: ['service-name', 'dns-name'] }, { files: { 'a.yaml': template } })).toMatchObject([
      {
        address: 'Service',
        find: {
          command: `aws ec2 describe-vpc-endpoint-service-configurations --service-ids "$(${stackId('Service')})" --query 'ServiceConfigurations[0].ServiceName' --output text`,
        },
      },
      {
        address: 'Balancer',
        find: {
          command: `aws elbv2 describe-load-balancers --load-balancer-arns "$(${stackId('Balancer')})" --query 'LoadBalancers[0].DNSName' --output text`,
        },
      },
    ]);
  });

  it('is asked for by a key to fill in, and quoted for a shell', async () => {
    const each = terraform.replace(
      'resource "aws_vpc_endpoint_service" "db" {',
      'variable "names" { type = set(string) }\nresource "aws_vpc_endpoint_service" "db" {\n  for_each = var.names',
    );
    expect(await toTell({ values: ['service-name'] }, { files: { 'main.tf': each } })).toMatchObject([
      { find: { command: `terraform state show 'aws_vpc_endpoint_service.db["<key>"]'` } },
    ]);
    const quoted = each.replace('var.names', `toset(["it's"])`);
    expect(await toTell({ values: ['service-name'] }, { files: { 'main.tf': quoted } })).toMatchObject([
      { find: { command: String.raw`terraform state show 'aws_vpc_endpoint_service.db["it'\''s"]'` } },
    ]);
  });
});

describe('what the sources show', () => {
  it('is told with its place', async () => {
    expect(await toTell({ values: ['region', 'port'] }, { files: { 'main.tf': terraform } })).toEqual([
      {
        value: 'region',
        label: 'Region',
        address: 'aws_vpc_endpoint_service.db',
        known: ['us-east-1'],
        place: 'main.tf:3:12',
      },
      { value: 'port', label: 'Port', address: 'aws_vpc_endpoint_service.db', known: ['5432'], place: 'main.tf:14:23' },
    ]);
  });

  it('has no place when it was passed on the command line', async () => {
    const [region] = await toTell({ values: ['region'] }, { files: { 'a.yaml': template }, region: 'eu-west-1' });
    expect(region).toEqual({ value: 'region', label: 'Region', address: 'Service', known: ['eu-west-1'] });
  });

  it('is told once where several resources have the same', async () => {
    const second = `${terraform}resource "aws_vpc_endpoint_service" "other" {\n  network_load_balancer_arns = []\n}\n`;
    expect(await toTell({ values: ['region'] }, { files: { 'main.tf': second } })).toEqual([
      { value: 'region', label: 'Region', known: ['us-east-1'], place: 'main.tf:3:12' },
    ]);
  });

  it('lists all alternatives, and what chooses between them', async () => {
    const either = terraform.replace('5432', 'var.tls ? 6432 : 5432').concat('variable "tls" { type = bool }\n');
    expect(await toTell({ values: ['port'] }, { files: { 'main.tf': either } })).toMatchObject([
      { known: ['6432', '5432'], why: 'it depends on `var.tls`' },
    ]);
  });

  it('is never told when it is sensitive', async () => {
    const secret = terraform
      .replace('5432', 'var.port')
      .concat('variable "port" {\n  default   = 6543\n  sensitive = true\n}\n');
    const told = await toTell({ values: ['port'] }, { files: { 'main.tf': secret } });
    expect(told).toMatchObject([{ known: [], why: 'it is sensitive and not shown here' }]);
    expect(JSON.stringify(told)).not.toContain('6543');
  });

  it('may be that there is none', async () => {
    expect(await toTell({ values: ['private-dns-name'] }, { files: { 'main.tf': terraform } })).toMatchObject([
      { known: [], why: 'the service has none' },
    ]);
    expect(await toTell({ values: ['private-dns-name'] }, { files: { 'a.yaml': template } })).toMatchObject([
      { known: ['db.example.com'], place: 'a.yaml:11:77' },
    ]);
  });
});

describe('what the sources do not show', () => {
  it('is told with the reason and what would decide it', async () => {
    const open = terraform.replace('5432', 'var.port').concat('variable "port" { type = number }\n');
    expect(await toTell({ values: ['port', 'account'] }, { files: { 'main.tf': open } })).toMatchObject([
      { known: [], why: 'variable `port` has no default; pass `--var port=…` or a `--var-file`' },
      {
        known: [],
        why: 'the source does not say its account',
        find: { command: 'aws sts get-caller-identity --query Account --output text' },
      },
    ]);
  });

  it('is told of nobody when there is nothing that could have it', async () => {
    expect(await toTell({ values: ['service-name', 'other'] }, { files: { 'a.yaml': 'Resources: {}' } })).toEqual([
      {
        value: 'service-name',
        label: 'Name of the endpoint service',
        known: [],
        why: 'the sources hold nothing that has it',
      },
      { value: 'other', label: 'the host', known: [] },
    ]);
  });
});

describe('Availability Zone IDs', () => {
  const zoneIds = (text: string, file = 'main.tf') => toTell({ values: ['zone-ids'] }, { files: { [file]: text } });

  it('are told where they are written', async () => {
    const written = terraform.replace('availability_zone = "us-east-1a"', 'availability_zone_id = "use1-az4"');
    expect(await zoneIds(written)).toMatchObject([{ known: ['use1-az4'], place: 'main.tf:6:26' }]);
  });

  it('are looked up by the names that are, since names differ by account', async () => {
    expect(await zoneIds(terraform)).toMatchObject([
      {
        known: [],
        why: 'the sources show names (us-east-1a), which differ by account',
        find: {
          command: `aws ec2 describe-availability-zones --zone-names us-east-1a --query 'AvailabilityZones[].[ZoneName,ZoneId]' --output text`,
        },
      },
    ]);
  });

  it('are looked up by subnets otherwise', async () => {
    expect(await zoneIds(template, 'a.yaml')).toMatchObject([
      {
        find: {
          command: `aws ec2 describe-subnets --subnet-ids subnet-1 subnet-2 --query 'Subnets[].AvailabilityZoneId' --output text`,
        },
      },
    ]);
  });
});

describe('of a Redshift cluster', () => {
  const cluster = 'resource "aws_redshift_cluster" "w" {\n  cluster_identifier = "warehouse"\n}\n';
  const asked = { values: ['cluster-identifier', 'port'], path: 'redshift-managed' } as const;

  it('the identifier is told as it is written', async () => {
    expect(await toTell(asked, { files: { 'main.tf': cluster } })).toMatchObject([
      { known: ['warehouse'], place: 'main.tf:2:24' },
      { known: ['5439'] },
    ]);
  });

  it('the identifier is looked up when AWS makes it', async () => {
    const unnamed =
      'Resources:\n  Warehouse:\n    Type: AWS::Redshift::Cluster\n    Properties: { NodeType: ra3.large }\n';
    expect(await toTell(asked, { files: { 'a.yaml': unnamed } })).toMatchObject([
      { known: [], why: 'known after deployment', find: { command: stackId('Warehouse') } },
      { known: ['5439'] },
    ]);
  });
});

it('a Redshift Serverless workgroup is told of where the vendor connects to one', async () => {
  const workgroup = `
resource "aws_redshiftserverless_workgroup" "w" {
  workgroup_name = "reports"
  namespace_name = "reports"
  port           = 5440
}
`;
  const files = { 'main.tf': workgroup };
  expect(await toTell({ values: ['workgroup-name', 'port'], path: 'redshift-managed' }, { files })).toMatchObject([
    { label: 'Name of the workgroup', known: ['reports'], place: 'main.tf:3:20' },
    { known: ['5440'] },
  ]);
  expect(await toTell({ values: ['port'], path: 'redshift-managed' }, { files })).toMatchObject([{ known: [] }]);
  const either = { values: ['cluster-identifier', 'workgroup-name'], path: 'redshift-managed' } as const;
  expect(await toTell(either, { files })).toMatchObject([{ label: 'Name of the workgroup', known: ['reports'] }]);
  const neither = { files: { 'main.tf': '' } };
  expect(await toTell(either, neither)).toMatchObject([{ known: [] }, { known: [] }]);
});

it('the parts of a Lattice resource configuration are told', async () => {
  const configuration = `
Resources:
  Database:
    Type: AWS::VpcLattice::ResourceConfiguration
    Properties: { Name: db, ResourceConfigurationType: SINGLE, PortRanges: ["5432", "6000-6010"] }
`;
  const asked = { values: ['port', 'resource-configuration'], path: 'vpc-lattice' } as const;
  expect(await toTell(asked, { files: { 'a.yaml': configuration } })).toMatchObject([
    { known: ['5432', '6000-6010'] },
    { known: [], find: { command: stackId('Database') } },
  ]);
});
