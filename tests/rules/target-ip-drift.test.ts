import rule from '../../src/rules/target-ip-drift.ts';
import { testRule } from '../rule-tester.ts';
import { attachment, inConfiguration, inTemplate, lookedUp, lookup, ofLookup } from './behind-service.ts';

const stack = (more = '', name = '!GetAtt Database.Endpoint.Address'): string =>
  `${inTemplate(ofLookup, lookup(name))}  Database: { Type: AWS::RDS::DBInstance, Properties: { Engine: postgres } }
${more}`;
const configuration = (more = '', name = 'aws_db_instance.database.address'): string =>
  `${inConfiguration('  target_type = "ip"', lookedUp(name))}resource "aws_db_instance" "database" {
  engine = "postgres"
}
${more}`;

const followerInStack = `  Follower:
    Type: AWS::Lambda::Function
    Properties: { Environment: { Variables: { TARGET_GROUP: !Ref Group, TIMES: 3 } } }
`;
const follower = `resource "aws_lambda_function" "follower" {
  function_name = "follower"
  role          = "arn:aws:iam::111122223333:role/follower"
  environment {
    variables = {
      TARGET_GROUP = aws_lb_target_group.group.arn
      TIMES        = 3
    }
  }
}
`;
const roleInStack = (action: string, resource: string): string => `  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument: {}
      Policies:
        - PolicyName: p
          PolicyDocument: { Statement: [{ Effect: Allow, Action: '${action}', Resource: ${resource} }] }
`;
const role = (action: string, resource: string): string => `resource "aws_iam_role" "role" {
  assume_role_policy = "{}"
}
resource "aws_iam_role_policy" "policy" {
  role   = aws_iam_role.role.id
  policy = jsonencode({ Statement = [{ Effect = "Allow", Action = "${action}", Resource = ${resource} }] })
}
`;

testRule(rule, {
  valid: [
    {
      name: 'an instance that the sources do not tell, which is no address',
      cloudformation: 'Parameters: { Server: { Type: String } }' + inTemplate('      Targets: [{ Id: !Ref Server }]'),
      terraform: `variable "server" {}${inConfiguration('', attachment('var.server'))}`,
    },
    {
      name: 'a function that is told the target group',
      cloudformation: stack(followerInStack),
      terraform: configuration(follower),
    },
    {
      name: 'a policy that allows to register targets with the group',
      cloudformation: stack(roleInStack('elasticloadbalancing:RegisterTargets', '!Ref Group')),
      terraform: configuration(role('elasticloadbalancing:Register*', 'aws_lb_target_group.group.arn')),
    },
    {
      name: 'a server, which has one address as long as it lives',
      cloudformation: inTemplate(
        '      TargetType: ip\n      Targets: [{ Id: !GetAtt Server.PrivateIp }]',
        '  Server: { Type: AWS::EC2::Instance }\n',
      ),
      terraform: inConfiguration(
        '  target_type = "ip"',
        `${attachment('aws_instance.server.private_ip')}resource "aws_instance" "server" {}\n`,
      ),
    },
    {
      name: 'a group without a target in the sources',
      cloudformation: inTemplate('      TargetType: ip'),
      terraform: inConfiguration('  target_type = "ip"'),
    },
  ],
  invalid: [
    {
      name: 'nothing that follows the database',
      cloudformation: stack(),
      terraform: configuration(),
      findings: [
        {
          message: 'drifts',
          address: 'Group',
          at: { cloudformation: '27:23-27:45', terraform: '38:22-38:61' },
          text: {
            cloudformation:
              '`Group` holds the address that `Database` has when this is deployed. A failover or maintenance gives the database another one, and connections then go nowhere. Segment requires something that follows it: a function that looks up the name of the database and registers its new address with this target group.',
            terraform:
              '`aws_lb_target_group.group` holds the address that `aws_db_instance.database` has when this is deployed. A failover or maintenance gives the database another one, and connections then go nowhere. Segment requires something that follows it: a function that looks up the name of the database and registers its new address with this target group.',
          },
        },
      ],
    },
    {
      name: 'a policy for something else',
      cloudformation: stack(roleInStack('elasticloadbalancing:DescribeTargetHealth', '"*"')),
      terraform: configuration(role('elasticloadbalancing:DescribeTargetHealth', '"*"')),
      findings: [
        { message: 'drifts', address: 'Group', at: { cloudformation: '27:23-27:45', terraform: '38:22-38:61' } },
      ],
    },
  ],
  unknown: [
    {
      name: 'a policy for every target group',
      cloudformation: stack(roleInStack('elasticloadbalancing:*', '"*"')),
      terraform: configuration(role('elasticloadbalancing:*', '"*"')),
      findings: [
        {
          message: 'perhapsFollowed',
          address: 'Group',
          at: { cloudformation: '27:23-27:45', terraform: '38:22-38:61' },
          text: {
            cloudformation:
              '`Group` holds the address of `Database`, which changes with a failover, and whether anything follows it is unknown: the sources do not show for which target group `Role` allows to register targets. Segment requires something that looks up its name and registers the new address.',
            terraform:
              '`aws_lb_target_group.group` holds the address of `aws_db_instance.database`, which changes with a failover, and whether anything follows it is unknown: the sources do not show for which target group `aws_iam_role.role` allows to register targets. Segment requires something that looks up its name and registers the new address.',
          },
        },
      ],
    },
    {
      name: 'an Auto Scaling group that registers targets as well',
      cloudformation: stack(
        '  Servers: { Type: AWS::AutoScaling::AutoScalingGroup, Properties: { TargetGroupARNs: [!Ref Group] } }\n',
      ),
      terraform: configuration(
        'resource "aws_autoscaling_group" "servers" {\n  target_group_arns = [aws_lb_target_group.group.arn]\n}\n',
      ),
      findings: [
        {
          message: 'perhapsFollowed',
          address: 'Group',
          at: { cloudformation: '27:23-27:45', terraform: '38:22-38:61' },
        },
      ],
    },
    {
      name: 'a proxy',
      cloudformation: stack(
        '  Proxy: { Type: AWS::RDS::DBProxy, Properties: { EngineFamily: POSTGRESQL } }\n',
        '!GetAtt Proxy.Endpoint',
      ),
      terraform: configuration(
        'resource "aws_db_proxy" "proxy" {\n  engine_family = "POSTGRESQL"\n}\n',
        'aws_db_proxy.proxy.endpoint',
      ),
      findings: [
        {
          message: 'proxy',
          address: 'Group',
          at: { cloudformation: '27:23-27:45', terraform: '38:22-38:61' },
          text: {
            cloudformation:
              '`Group` holds an address of `Proxy`, and whether that one stays is unknown: AWS does not document it for RDS Proxy. Segment requires something that looks up its name and registers new addresses.',
            terraform:
              '`aws_lb_target_group.group` holds an address of `aws_db_proxy.proxy`, and whether that one stays is unknown: AWS does not document it for RDS Proxy. Segment requires something that looks up its name and registers new addresses.',
          },
        },
      ],
    },
    {
      name: 'an address that nothing in the sources has',
      cloudformation: inTemplate('      TargetType: ip\n      Targets: [{ Id: 10.0.1.20 }]'),
      terraform: inConfiguration('  target_type = "ip"', attachment('"10.0.1.20"')),
      findings: [
        {
          message: 'unseen',
          address: 'Group',
          at: { cloudformation: '27:23-27:32', terraform: '35:22-35:33' },
          text: {
            cloudformation:
              'Whether `Group` holds an address that changes is unknown: the sources do not show whose address `10.0.1.20` is. That of an RDS or Aurora database changes with a failover; Segment requires something that follows it.',
            terraform:
              'Whether `aws_lb_target_group.group` holds an address that changes is unknown: the sources do not show whose address `10.0.1.20` is. That of an RDS or Aurora database changes with a failover; Segment requires something that follows it.',
          },
        },
      ],
    },
    {
      name: 'an address that the sources do not tell',
      cloudformation:
        'Parameters: { Address: { Type: String } }' +
        inTemplate('      TargetType: ip\n      Targets: [{ Id: !Ref Address }]'),
      terraform: `variable "address" {}${inConfiguration('  target_type = "ip"', attachment('var.address'))}`,
      findings: [
        { message: 'unseen', address: 'Group', at: { cloudformation: '27:23-27:35', terraform: '35:22-35:33' } },
      ],
    },
  ],
});
