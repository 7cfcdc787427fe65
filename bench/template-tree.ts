import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** In 72 public CDK apps 43 % of the resources are of types that a kind reads; here it is 41 %. */
function addSystem(resources: Map<string, object>, index: number): void {
  const name = (suffix: string): string => `System${index}${suffix}`;
  const ref = (suffix: string): object => ({ Ref: name(suffix) });
  const attribute = (suffix: string, of: string): object => ({ 'Fn::GetAtt': [name(suffix), of] });
  const add = (suffix: string, type: string, properties: object): void => {
    const path = `App/System${index}/${suffix}/Resource`;
    resources.set(name(suffix), { Type: type, Properties: properties, Metadata: { 'aws:cdk:path': path } });
  };
  const tags = [{ Key: 'Name', Value: { 'Fn::Sub': `\${AWS::StackName}-system-${index}` } }];
  add('Vpc', 'AWS::EC2::VPC', { CidrBlock: `10.${index % 256}.0.0/16`, EnableDnsHostnames: true, Tags: tags });
  for (const [nth, zone] of ['a', 'b'].entries()) {
    const zoneName = { 'Fn::Select': [nth, { 'Fn::GetAZs': '' }] };
    const range = `10.${index % 256}.${nth * 64}.0/18`;
    add(`Subnet${zone}`, 'AWS::EC2::Subnet', { VpcId: ref('Vpc'), CidrBlock: range, AvailabilityZone: zoneName });
  }
  add('Group', 'AWS::EC2::SecurityGroup', {
    GroupDescription: 'What reaches the load balancer.',
    VpcId: ref('Vpc'),
    SecurityGroupIngress: [{ IpProtocol: 'tcp', FromPort: 5432, ToPort: 5432, CidrIp: '10.0.0.0/8' }],
  });
  add('Balancer', 'AWS::ElasticLoadBalancingV2::LoadBalancer', {
    Type: 'network',
    Scheme: 'internal',
    Subnets: [ref('Subneta'), ref('Subnetb')],
    SecurityGroups: [attribute('Group', 'GroupId')],
  });
  add('Targets', 'AWS::ElasticLoadBalancingV2::TargetGroup', {
    Port: 5432,
    Protocol: 'TCP',
    TargetType: 'ip',
    VpcId: ref('Vpc'),
  });
  add('Listener', 'AWS::ElasticLoadBalancingV2::Listener', {
    LoadBalancerArn: ref('Balancer'),
    Port: 5432,
    Protocol: 'TCP',
    DefaultActions: [{ Type: 'forward', TargetGroupArn: ref('Targets') }],
  });
  // No public app of those has an endpoint service; here one system in twenty has.
  if (index % 20 === 0) add('Service', 'AWS::EC2::VPCEndpointService', { NetworkLoadBalancerArns: [ref('Balancer')] });
  for (let other = 0; other < 5; other++) {
    add(`Role${other}`, 'AWS::IAM::Role', {
      AssumeRolePolicyDocument: {
        Version: '2012-10-17',
        Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'lambda.amazonaws.com' } }],
      },
      ManagedPolicyArns: [
        { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':iam::aws:policy/AWSLambdaBasicExecutionRole']] },
      ],
    });
    add(`Function${other}`, 'AWS::Lambda::Function', {
      Code: { S3Bucket: { 'Fn::Sub': 'assets-${AWS::AccountId}-${AWS::Region}' }, S3Key: `${index}-${other}.zip` },
      Handler: 'index.handler',
      Role: attribute(`Role${other}`, 'Arn'),
      Runtime: 'nodejs22.x',
      Environment: { Variables: { BALANCER: attribute('Balancer', 'DNSName'), STAGE: 'production' } },
    });
  }
}

/** A template of about so many bytes, as the CDK writes it; the same number always gives the same template. */
export function makeTemplate(bytes: number): object {
  const resources = new Map<string, object>();
  const bytesPerSystem = 9_200;
  for (let index = 0; index < bytes / bytesPerSystem; index++) addSystem(resources, index);
  return { AWSTemplateFormatVersion: '2010-09-09', Resources: Object.fromEntries(resources) };
}

/** An assembly of so many stacks, each with a template of about so many bytes. */
export function writeAssembly(folder: string, stacks: number, bytes: number): number {
  mkdirSync(folder, { recursive: true });
  const text = JSON.stringify(makeTemplate(bytes), null, 1);
  const names = Array.from({ length: stacks }, (_, index) => `Stack${index}`);
  for (const name of names) writeFileSync(join(folder, `${name}.template.json`), text.replaceAll('App/', `${name}/`));
  const artifacts = Object.fromEntries(
    names.map((name) => [
      name,
      {
        type: 'aws:cloudformation:stack',
        environment: 'aws://111122223333/us-east-1',
        properties: { templateFile: `${name}.template.json`, stackName: name },
        displayName: name,
      },
    ]),
  );
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify({ version: '48.0.0', artifacts }));
  writeFileSync(join(folder, 'cdk.out'), JSON.stringify({ version: '48.0.0' }));
  return stacks * text.length;
}
