import { describe, expect, it } from 'vitest';
import { buildGraph } from '../../src/graph/build-graph.ts';
import { readServiceName } from '../../src/graph/service-name.ts';
import type { ParsedUnit } from '../../src/model/resource.ts';
import type { Value } from '../../src/model/value.ts';
import { read } from '../cloudformation/reading.ts';
import { parseRoot } from '../terraform/read.ts';
import { data, open } from './raw.ts';

/** Where the only endpoint leads, and which endpoints name the service. */
function linked(unit: ParsedUnit) {
  const { graph } = buildGraph([unit]);
  const [endpoint] = graph.all('VpcEndpoint');
  const [service] = graph.all('EndpointService');
  if (!endpoint || !service) throw new Error('There is no endpoint or no service.');
  const referrers = graph.referrers(service, 'VpcEndpoint', 'serviceName');
  return {
    leads: graph.follow(endpoint.props.serviceName, 'EndpointService').map(({ target }) => target.leads),
    from: referrers.items.map(({ value }) => (value.state === 'known' ? value.value.address : value.state)),
    rest: referrers.rest.length,
  };
}

const there = (from: string) => ({ leads: ['here'], from: [from], rest: 0 });

describe('the name of an endpoint service leads to it', () => {
  const terraform = (name: string) =>
    parseRoot(`provider "aws" {
  region = "us-east-1"
}
data "aws_region" "here" {}
data "aws_partition" "here" {}
resource "aws_vpc_endpoint_service" "s" {
  acceptance_required = true
}
resource "aws_vpc_endpoint" "e" {
  vpc_id       = "vpc-1"
  service_name = ${name}
}`);

  it.each([
    'aws_vpc_endpoint_service.s.service_name',
    'one(aws_vpc_endpoint_service.s[*].service_name)',
    '"com.amazonaws.vpce.us-east-1.${aws_vpc_endpoint_service.s.id}"',
    '"com.amazonaws.vpce.${data.aws_region.here.name}.${aws_vpc_endpoint_service.s.id}"',
    '"${data.aws_partition.here.reverse_dns_prefix}.vpce.us-east-1.${aws_vpc_endpoint_service.s.id}"',
    'join(".", ["com.amazonaws.vpce", data.aws_region.here.name, aws_vpc_endpoint_service.s.id])',
    'format("com.amazonaws.vpce.%s.%s", data.aws_region.here.name, aws_vpc_endpoint_service.s.id)',
    'format("%s.%v", "cn.com.amazonaws.vpce.cn-north-1", aws_vpc_endpoint_service.s.id)',
  ])('as %s', (name) => {
    expect(linked(terraform(name))).toEqual(there('aws_vpc_endpoint.e'));
  });

  it.each([
    'aws_vpc_endpoint_service.s.state',
    '"com.example.${aws_vpc_endpoint_service.s.id}"',
    '"com.amazonaws.vpce.us-east-1.${aws_vpc_endpoint_service.s.state}"',
    '"com.amazonaws.vpce.us-east-1.x-${aws_vpc_endpoint_service.s.id}"',
    '"com.amazonaws.vpce.${aws_vpc_endpoint_service.s.id}"',
    'format("com.amazonaws.vpce.us-east-1.%5s", aws_vpc_endpoint_service.s.id)',
  ])('but not as %s', (name) => {
    expect(linked(terraform(name))).toEqual({ leads: ['unknown'], from: [], rest: 1 });
  });

  it('and is no way to attach anything: an output of it hands nothing out, one of the ID does', () => {
    const [name, id] = ['service_name', 'id'].map((attribute) => {
      const unit = parseRoot(`resource "aws_vpc_endpoint_service" "s" {}
resource "aws_vpc_endpoint" "e" {
  service_name = aws_vpc_endpoint_service.s.service_name
}
output "o" {
  value = aws_vpc_endpoint_service.s.${attribute}
}`);
      return linked(unit).rest;
    });
    expect([name, id]).toEqual([0, 1]);
  });

  const template = (name: string) => `Resources:
  Service:
    Type: AWS::EC2::VPCEndpointService
    Properties: { AcceptanceRequired: true }
  Endpoint:
    Type: AWS::EC2::VPCEndpoint
    Properties:
      VpcId: vpc-1
      ServiceName: ${name}
`;

  it.each([
    '!Sub "com.amazonaws.vpce.${AWS::Region}.${Service}"',
    '!Sub "com.amazonaws.vpce.${AWS::Region}.${Service.ServiceId}"',
    "!Sub ['com.amazonaws.vpce.${Region}.${Id}', { Region: !Ref AWS::Region, Id: !Ref Service }]",
    "!Join ['.', [com.amazonaws.vpce, !Ref AWS::Region, !Ref Service]]",
    "!Join ['', [com.amazonaws.vpce., us-east-1, ., !GetAtt Service.ServiceId]]",
  ])('in a template as %s', async (name) => {
    for (const given of [{ region: 'us-east-1' }, {}]) {
      expect(linked((await read(template(name), given)).unit)).toEqual(there('Endpoint'));
    }
  });
});

describe('what two units say of a service', () => {
  const provider = (value: string) => `Resources:
  Service:
    Type: AWS::EC2::VPCEndpointService
    Properties: { AcceptanceRequired: true }
Outputs:
  Name: { Value: ${value}, Export: { Name: offered } }
`;
  const consumer = (name: string) => `Resources:
  Endpoint:
    Type: AWS::EC2::VPCEndpoint
    Properties: { VpcId: vpc-1, ServiceName: ${name} }
`;
  const name = '!Sub "com.amazonaws.vpce.${AWS::Region}.${Service}"';

  it.each([
    ['the ID', '!Ref Service', '!Sub ["com.amazonaws.vpce.${AWS::Region}.${Id}", { Id: !ImportValue offered }]'],
    ['the ID', '!GetAtt Service.ServiceId', '!Join [., [com.amazonaws.vpce, us-east-1, !ImportValue offered]]'],
    ['the name', name, '!ImportValue offered'],
  ])('is linked when one exports %s and the other imports it', async (_what, value, imported) => {
    const files = { '/repo/provider.yaml': provider(value), '/repo/consumer.yaml': consumer(imported) };
    const { parsed } = await read(files);
    const { graph } = buildGraph(parsed.units);
    const [endpoint] = graph.all('VpcEndpoint');
    const leads = graph.follow(endpoint!.props.serviceName, 'EndpointService');
    expect(leads.map(({ target }) => target.leads)).toEqual(['here']);
  });

  it('is linked when a nested stack hands the ID on', async () => {
    const outer = `Resources:
  Provider: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: provider.yaml } }
  Consumer:
    Type: AWS::CloudFormation::Stack
    Properties: { TemplateURL: consumer.yaml, Parameters: { Id: !GetAtt Provider.Outputs.Name } }
`;
    const inner = `Parameters: { Id: { Type: String } }\n${consumer('!Sub "com.amazonaws.vpce.${AWS::Region}.${Id}"')}`;
    const files = {
      '/repo/main.yaml': outer,
      '/repo/provider.yaml': provider('!Ref Service'),
      '/repo/consumer.yaml': inner,
    };
    expect(linked((await read(files)).unit).leads).toEqual(['here']);
  });

  it('is linked when a module hands the ID on', () => {
    const files = {
      '/main.tf': `module "provider" {
  source = "./provider"
}
module "consumer" {
  source = "./consumer"
  id     = module.provider.id
}`,
      '/provider/main.tf':
        'resource "aws_vpc_endpoint_service" "s" {}\noutput "id" { value = aws_vpc_endpoint_service.s.id }',
      '/consumer/main.tf': `variable "id" {}
resource "aws_vpc_endpoint" "e" {
  vpc_id       = "vpc-1"
  service_name = "com.amazonaws.vpce.us-east-1.\${var.id}"
}`,
    };
    expect(linked(parseRoot(files)).leads).toEqual(['here']);
  });
});

describe('a name of a service means', () => {
  const meaning = (name: Value<string>): unknown => {
    const read = readServiceName(name);
    if (read.state !== 'known') return read.state;
    const { value } = read;
    const plain = (each: Value<string>) => (each.state === 'known' ? each.value : each.state);
    if (value.type === 'aws') return ['aws', value.service, plain(value.region)];
    return value.type === 'other' ? value : [value.type, plain(value.id), plain(value.region)];
  };

  it.each([
    ['com.amazonaws.us-east-1.redshift', ['aws', 'redshift', 'us-east-1']],
    ['COM.AmazonAWS.us-east-1.Redshift', ['aws', 'redshift', 'us-east-1']],
    ['com.amazonaws.eu-west-1.ecr.api', ['aws', 'ecr.api', 'eu-west-1']],
    ['com.amazonaws.us-gov-west-1.s3', ['aws', 's3', 'us-gov-west-1']],
    ['cn.com.amazonaws.cn-north-1.redshift', ['aws', 'redshift', 'cn-north-1']],
    ['com.amazonaws.cn-north-1.dynamodb', ['aws', 'dynamodb', 'cn-north-1']],
    ['aws.sagemaker.us-east-1.notebook', ['aws', 'sagemaker.notebook', 'us-east-1']],
    ['com.amazonaws.s3-global.accesspoint', ['aws', 's3-global.accesspoint', 'absent']],
    ['com.amazonaws.iam', ['aws', 'iam', 'absent']],
    [
      'com.amazonaws.vpce.us-east-1.vpce-svc-0a1b2c3d4e5f60718',
      ['endpoint-service', 'vpce-svc-0a1b2c3d4e5f60718', 'us-east-1'],
    ],
    ['cn.com.amazonaws.vpce.cn-north-1.vpce-svc-0a', ['endpoint-service', 'vpce-svc-0a', 'cn-north-1']],
    ['orders-db', { type: 'other', name: 'orders-db' }],
    ['com.amazonaws.vpce.us-east-1', { type: 'other', name: 'com.amazonaws.vpce.us-east-1' }],
    ['com.amazonaws.us-east-1.', { type: 'other', name: 'com.amazonaws.us-east-1.' }],
  ])('%s', (text, expected) => {
    expect(meaning(data(text) as Value<string>)).toEqual(expected);
  });

  it('what is unknown where nothing of it is known', () => {
    expect(meaning(open())).toBe('unknown');
  });

  it('nothing where there is none', () => {
    expect(meaning(data(null) as Value<string>)).toBe('absent');
  });

  const templates = [
    '!Sub "com.amazonaws.${AWS::Region}.s3"',
    "!Join ['', [com.amazonaws., !Ref AWS::Region, .s3]]",
    "!Join ['.', [com.amazonaws, !Ref AWS::Region, s3]]",
    '!Sub ["com.amazonaws.${Here}.${Name}", { Here: !Ref AWS::Region, Name: s3 }]',
  ];
  it.each(templates)('the same in a template as %s, with and without its Region', async (name) => {
    const template = `Resources:
  Endpoint: { Type: AWS::EC2::VPCEndpoint, Properties: { VpcId: vpc-1, ServiceName: ${name} } }
`;
    const meanings = [{ region: 'eu-west-1' }, {}].map(async (given) => {
      const [endpoint] = buildGraph([(await read(template, given)).unit]).graph.all('VpcEndpoint');
      return meaning(endpoint!.props.serviceName);
    });
    expect(await Promise.all(meanings)).toEqual([
      ['aws', 's3', 'eu-west-1'],
      ['aws', 's3', 'unknown'],
    ]);
  });

  it.each([
    '"com.amazonaws.${var.region}.s3"',
    'format("com.amazonaws.%s.s3", var.region)',
    'join(".", ["com.amazonaws", var.region, "s3"])',
  ])('the same in a configuration as %s', (name) => {
    const resource = `resource "aws_vpc_endpoint" "e" {
  vpc_id       = "vpc-1"
  service_name = ${name}
}`;
    const meanings = ['variable "region" { default = "eu-west-1" }', 'variable "region" {}'].map((variable) => {
      const [endpoint] = buildGraph([parseRoot(`${variable}\n${resource}`)]).graph.all('VpcEndpoint');
      const { service } = endpoint!.props;
      expect(service).toEqual(readServiceName(endpoint!.props.serviceName));
      return meaning(endpoint!.props.serviceName);
    });
    expect(meanings).toEqual([
      ['aws', 's3', 'eu-west-1'],
      ['aws', 's3', 'unknown'],
    ]);
  });

  it('nothing certain where the service is unknown, or whether it is one of AWS', () => {
    const unit = parseRoot(`variable "service" {}
resource "aws_vpc_endpoint" "e" {
  vpc_id       = "vpc-1"
  service_name = "com.amazonaws.us-east-1.\${var.service}"
}`);
    const [endpoint] = buildGraph([unit]).graph.all('VpcEndpoint');
    expect(endpoint?.props.service).toMatchObject({ state: 'unknown', reason: { kind: 'variable', name: 'service' } });
  });
});
