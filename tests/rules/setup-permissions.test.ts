import rule from '../../src/rules/setup-permissions.ts';
import { testRule } from '../rule-tester.ts';

const options = {
  roles: ['Deployer', 'aws_iam_role.deployer'],
  actions: ['ec2:CreateVpcEndpointServiceConfiguration', 'elasticloadbalancing:CreateLoadBalancer'],
};
const trust = 'AssumeRolePolicyDocument: {}';

testRule(rule, {
  valid: [
    {
      name: 'no role is named, so nothing is asked of any',
      cloudformation: `
Resources:
  Deployer:
    Type: AWS::IAM::Role
    Properties: { ${trust} }
`,
      terraform: `
resource "aws_iam_role" "deployer" {
  assume_role_policy = "{}"
}
`,
    },
    {
      name: 'another role deploys',
      options: { ...options, roles: ['Other'] },
      cloudformation: `
Resources:
  Deployer:
    Type: AWS::IAM::Role
    Properties: { ${trust} }
`,
    },
    {
      name: 'an inline policy and one of its own allow it together',
      options,
      cloudformation: `
Resources:
  Deployer:
    Type: AWS::IAM::Role
    Properties:
      ${trust}
      Policies:
        - PolicyName: network
          PolicyDocument:
            Statement: { Effect: Allow, Action: "ec2:*VpcEndpointService*", Resource: "*" }
  Balancers:
    Type: AWS::IAM::Policy
    Properties:
      PolicyName: balancers
      Roles: [!Ref Deployer]
      PolicyDocument:
        Statement: [{ Effect: Allow, Action: [ElasticLoadBalancing:CreateLoad?alancer], Resource: "*" }]
`,
    },
    {
      name: 'the same in Terraform, one of them a managed policy',
      options,
      terraform: `
resource "aws_iam_role" "deployer" {
  assume_role_policy = "{}"
}
resource "aws_iam_role_policy" "network" {
  role   = aws_iam_role.deployer.id
  policy = jsonencode({ Statement = [{ Effect = "Allow", Action = "ec2:*", Resource = "*" }] })
}
resource "aws_iam_policy" "balancers" {
  policy = jsonencode({ Statement = [{ Effect = "Allow", Action = ["elasticloadbalancing:*"], Resource = "*" }] })
}
resource "aws_iam_role_policy_attachment" "balancers" {
  role       = aws_iam_role.deployer.name
  policy_arn = aws_iam_policy.balancers.arn
}
`,
    },
    {
      name: 'a policy of AWS that allows everything',
      options,
      cloudformation: `
Resources:
  Deployer:
    Type: AWS::IAM::Role
    Properties:
      ${trust}
      ManagedPolicyArns: [arn:aws:iam::aws:policy/AdministratorAccess]
`,
    },
    {
      name: 'all but what another statement is about',
      options,
      cloudformation: `
Resources:
  Deployer:
    Type: AWS::IAM::Role
    Properties:
      ${trust}
      Policies:
        - PolicyName: all
          PolicyDocument:
            Statement: [{ Effect: Allow, NotAction: "iam:*", Resource: "*" }]
`,
    },
  ],
  invalid: [
    {
      name: 'one of two actions is not allowed',
      options,
      cloudformation: `
Resources:
  Deployer:
    Type: AWS::IAM::Role
    Properties:
      ${trust}
      Policies:
        - PolicyName: network
          PolicyDocument:
            Statement: [{ Effect: Allow, Action: "ec2:*", Resource: "*" }]
`,
      findings: [
        {
          message: 'notAllowed',
          address: 'Deployer',
          at: { cloudformation: '8:9' },
          text: {
            cloudformation:
              '`Deployer` is to set up the connection, but its policies do not allow `elasticloadbalancing:CreateLoadBalancer`. Allow it in a policy of the role, or the deployment stops where it is needed.',
          },
        },
      ],
    },
    {
      name: 'what is denied is not allowed',
      options,
      terraform: `
resource "aws_iam_role" "deployer" {
  assume_role_policy  = "{}"
  managed_policy_arns = ["arn:aws:iam::aws:policy/PowerUserAccess"]
}
resource "aws_iam_role_policy" "deny" {
  role   = aws_iam_role.deployer.id
  policy = jsonencode({ Statement = [{ Effect = "Deny", Action = "ec2:CreateVpcEndpointService*", Resource = "*" }] })
}
`,
      findings: [{ message: 'notAllowed', address: 'aws_iam_role.deployer', at: { terraform: '8:12' } }],
    },
  ],
  unknown: [
    {
      name: 'a policy that is not in the sources',
      options,
      cloudformation: `
Resources:
  Deployer:
    Type: AWS::IAM::Role
    Properties:
      ${trust}
      ManagedPolicyArns: [arn:aws:iam::111122223333:policy/deploy]
`,
      findings: [
        {
          message: 'managedOutside',
          address: 'Deployer',
          at: { cloudformation: '7:27' },
          text: {
            cloudformation:
              'Whether `Deployer` may do all that setting up the connection needs is unknown: the policy `arn:aws:iam::111122223333:policy/deploy` is not in the sources. It needs `ec2:CreateVpcEndpointServiceConfiguration`, `elasticloadbalancing:CreateLoadBalancer`.',
          },
        },
      ],
    },
    {
      name: 'the policy is a parameter',
      options,
      cloudformation: `
Parameters:
  PolicyArn: { Type: String }
Resources:
  Deployer:
    Type: AWS::IAM::Role
    Properties:
      ${trust}
      ManagedPolicyArns: [!Ref PolicyArn]
`,
      findings: [
        {
          message: 'undecided',
          address: 'Deployer',
          at: { cloudformation: '9:27' },
          text: {
            cloudformation:
              'Whether `Deployer` may do all that setting up the connection needs is unknown: parameter `PolicyArn` has no default; pass `--parameters`. It needs `ec2:CreateVpcEndpointServiceConfiguration`, `elasticloadbalancing:CreateLoadBalancer`.',
          },
        },
      ],
    },
    {
      name: 'what it may do is a variable',
      options,
      terraform: `
variable "actions" { type = list(string) }
resource "aws_iam_role" "deployer" {
  assume_role_policy = "{}"
}
resource "aws_iam_role_policy" "network" {
  role   = aws_iam_role.deployer.id
  policy = jsonencode({ Statement = [{ Effect = "Allow", Action = var.actions, Resource = "*" }] })
}
`,
      findings: [{ message: 'undecided', address: 'aws_iam_role.deployer', at: { terraform: '8:67' } }],
    },
    {
      name: 'only under a condition',
      options,
      cloudformation: `
Resources:
  Deployer:
    Type: AWS::IAM::Role
    Properties:
      ${trust}
      Policies:
        - PolicyName: all
          PolicyDocument:
            Statement:
              - { Effect: Allow, Action: "*", Resource: "*", Condition: { Bool: { "aws:MultiFactorAuthPresent": true } } }
`,
      findings: [
        {
          message: 'narrowed',
          address: 'Deployer',
          at: { cloudformation: '8:9' },
          text: {
            cloudformation:
              'Whether `Deployer` may do all that setting up the connection needs is unknown: its policies allow `ec2:CreateVpcEndpointServiceConfiguration`, `elasticloadbalancing:CreateLoadBalancer` only under a condition, or on some resources, or deny a part of it. Allow it on `*` in a statement of its own to be certain.',
          },
        },
      ],
    },
    {
      name: 'a boundary may take it away',
      options,
      cloudformation: `
Resources:
  Deployer:
    Type: AWS::IAM::Role
    Properties:
      ${trust}
      PermissionsBoundary: arn:aws:iam::111122223333:policy/boundary
      ManagedPolicyArns: [arn:aws:iam::aws:policy/AdministratorAccess]
`,
      findings: [
        {
          message: 'bounded',
          address: 'Deployer',
          at: { cloudformation: '7:28' },
          text: {
            cloudformation:
              'Whether `Deployer` may do all that setting up the connection needs is unknown, because `PermissionsBoundary` may take away what its policies allow. Both must allow `ec2:CreateVpcEndpointServiceConfiguration`, `elasticloadbalancing:CreateLoadBalancer`.',
          },
        },
      ],
    },
  ],
});
