import rule from '../../src/rules/lattice-resource-share.ts';
import { testRule } from '../rule-tester.ts';

const options = { account: 'vendor.account' };
const given = { options, inputs: { 'vendor.account': '072088201116' } };

const template = (share: string, gateway = '      ResourceGatewayId: !Ref Gateway'): string => `
Parameters:
  Open: { Type: String }
  Stage: { Type: String }
Conditions:
  Test: !Equals [!Ref Stage, test]
Resources:
  Gateway:
    Type: AWS::VpcLattice::ResourceGateway
    Properties: { Name: gateway, VpcIdentifier: vpc-0aaaaaaaaaaaaaaaa, SubnetIds: [subnet-0aaaaaaaaaaaaaaaa] }
  Database:
    Type: AWS::VpcLattice::ResourceConfiguration
    Properties:
      Name: database
      ResourceConfigurationType: SINGLE
${gateway}
${share}`;
const inTemplate = (lines: string): string => `  Share:
    Type: AWS::RAM::ResourceShare
    Properties:
      Name: share
      ResourceArns: [!GetAtt Database.Arn]
${lines}
`;
const configuration = (
  share: string,
  gateway = '  resource_gateway_identifier = aws_vpclattice_resource_gateway.gateway.id',
): string => `
variable "open" {}
variable "stage" {}
resource "aws_vpclattice_resource_gateway" "gateway" {
  name = "gateway"
}
resource "aws_vpclattice_resource_configuration" "database" {
  name = "database"
${gateway}
}
${share}`;
const inTerraform = (lines: string, principal?: string): string => `resource "aws_ram_resource_share" "share" {
  name = "share"
${lines}
}
resource "aws_ram_resource_association" "database" {
  resource_share_arn = aws_ram_resource_share.share.arn
  resource_arn       = aws_vpclattice_resource_configuration.database.arn
}
${
  principal === undefined
    ? ''
    : `resource "aws_ram_principal_association" "vendor" {
  resource_share_arn = aws_ram_resource_share.share.arn
  principal          = ${principal}
}
`
}`;
const external = '  allow_external_principals = true';
const both = (principal: readonly [cloudformation: string, terraform: string]) => ({
  cloudformation: template(inTemplate(`      Principals: [${principal[0]}]`)),
  terraform: configuration(inTerraform(external, principal[1])),
});
const vendor = ['"072088201116"', '"072088201116"'] as const;
const shared = (gateway: readonly [cloudformation: string, terraform: string]) => ({
  cloudformation: template(inTemplate(`      Principals: [${vendor[0]}]`), gateway[0]),
  terraform: configuration(inTerraform(external, vendor[1]), gateway[1]),
});
const database = (isPublic: boolean | 'open') => {
  const { cloudformation, terraform } = shared([
    '      ResourceGatewayId: !Ref Gateway\n      ResourceConfigurationDefinition: { ArnResource: !GetAtt Orders.DBInstanceArn }',
    '  resource_gateway_identifier = aws_vpclattice_resource_gateway.gateway.id\n  resource_configuration_definition {\n    arn_resource {\n      arn = aws_db_instance.orders.arn\n    }\n  }',
  ]);
  return {
    cloudformation: `${cloudformation}
  Orders:
    Type: AWS::RDS::DBInstance
    Properties: { Engine: postgres, PubliclyAccessible: ${isPublic === 'open' ? '!Ref Open' : isPublic} }
`,
    terraform: `${terraform}
resource "aws_db_instance" "orders" {
  engine              = "postgres"
  publicly_accessible = ${isPublic === 'open' ? 'var.open' : isPublic}
}
`,
  };
};

testRule(rule, {
  valid: [
    { name: 'shared with the account', ...given, ...both(vendor) },
    {
      name: 'shared as the group that it is a child of',
      ...given,
      cloudformation: `${template(inTemplate(`      Principals: [${vendor[0]}]`))}
  Child:
    Type: AWS::VpcLattice::ResourceConfiguration
    Properties: { Name: child, ResourceConfigurationType: CHILD, ResourceConfigurationGroupId: !Ref Database }
`,
      terraform: `${configuration(inTerraform(external, vendor[1]))}
resource "aws_vpclattice_resource_configuration" "child" {
  name                            = "child"
  type                            = "CHILD"
  resource_configuration_group_id = aws_vpclattice_resource_configuration.database.id
}
`,
    },
    {
      name: 'not shared, where nobody asks for an account',
      cloudformation: template(''),
      terraform: configuration(''),
    },
    { name: 'a private database', ...given, ...database(false) },
    {
      name: 'something for others beside what is shared with the vendor',
      ...given,
      cloudformation: `${template(inTemplate(`      Principals: [${vendor[0]}]`))}
  Other:
    Type: AWS::VpcLattice::ResourceConfiguration
    Properties: { Name: other, ResourceConfigurationType: SINGLE }
`,
      terraform: `${configuration(inTerraform(external, vendor[1]))}
resource "aws_vpclattice_resource_configuration" "other" {
  name = "other"
}
`,
    },
  ],
  invalid: [
    {
      name: 'no gateway',
      ...given,
      ...shared(['', '']),
      findings: [
        {
          message: 'noGateway',
          address: 'Database',
          at: { cloudformation: '11:3-11:11', terraform: '7:1-7:60' },
          text: {
            cloudformation:
              '`Database` names no resource gateway, so nothing carries the connection into the VPC; name one in `ResourceGatewayId`.',
            terraform:
              '`aws_vpclattice_resource_configuration.database` names no resource gateway, so nothing carries the connection into the VPC; name one in `resource_gateway_identifier`.',
          },
        },
      ],
    },
    {
      name: 'a load balancer in place of a gateway',
      ...given,
      cloudformation: template(
        `${inTemplate(`      Principals: [${vendor[0]}]`)}
  Balancer:
    Type: AWS::ElasticLoadBalancingV2::LoadBalancer
`,
        '      ResourceGatewayId: !Ref Balancer',
      ),
      terraform: configuration(
        `${inTerraform(external, vendor[1])}
resource "aws_lb" "balancer" {
  load_balancer_type = "network"
}
`,
        '  resource_gateway_identifier = aws_lb.balancer.arn',
      ),
      findings: [
        {
          message: 'otherGateway',
          address: 'Database',
          at: { cloudformation: '16:26-16:39', terraform: '9:33-9:52' },
          text: {
            cloudformation:
              '`Database` names `Balancer` as its resource gateway, which is none; name one in `ResourceGatewayId`.',
            terraform:
              '`aws_vpclattice_resource_configuration.database` names `aws_lb.balancer` as its resource gateway, which is none; name one in `resource_gateway_identifier`.',
          },
        },
      ],
    },
    {
      name: 'a public database',
      ...given,
      ...database(true),
      findings: [
        {
          message: 'publicDatabase',
          address: 'Database',
          at: { cloudformation: '27:57-27:61', terraform: '31:25-31:29' },
          text: {
            cloudformation:
              '`Database` stands for `Orders`, which is publicly accessible, and AWS takes no such database as a resource. Make it private, or name it by its DNS name.',
            terraform:
              '`aws_vpclattice_resource_configuration.database` stands for `aws_db_instance.orders`, which is publicly accessible, and AWS takes no such database as a resource. Make it private, or name it by its DNS name.',
          },
        },
      ],
    },
    {
      name: 'shared within the organization only',
      ...given,
      cloudformation: template(inTemplate(`      Principals: [${vendor[0]}]\n      AllowExternalPrincipals: false`)),
      terraform: configuration(inTerraform('  allow_external_principals = false', vendor[1])),
      findings: [
        {
          message: 'internalOnly',
          address: 'Database',
          at: { cloudformation: '23:32-23:37', terraform: '13:31-13:36' },
          text: {
            cloudformation:
              '`Share` names Segment, but allows no account outside of your organization, so the share with `Database` never reaches it. Write `AllowExternalPrincipals: true`.',
            terraform:
              '`aws_ram_resource_share.share` names Segment, but allows no account outside of your organization, so the share with `aws_vpclattice_resource_configuration.database` never reaches it. Write `allow_external_principals = true`.',
          },
        },
      ],
    },
    {
      name: "not written, which the provider takes for the organization's accounts only",
      ...given,
      terraform: configuration(inTerraform('', vendor[1])),
      findings: [
        {
          message: 'internalOnly',
          address: 'aws_vpclattice_resource_configuration.database',
          at: { terraform: '11:1-11:42' },
        },
      ],
    },
    {
      name: 'shared with another account',
      ...given,
      ...both(['"111122223333"', '"111122223333"']),
      findings: [
        {
          message: 'otherPrincipals',
          address: 'Database',
          at: { cloudformation: '22:19-22:35', terraform: '21:24-21:38' },
          text: {
            cloudformation:
              '`Database` is shared with 111122223333 and not with account 072088201116, from which Segment connects. Add it to `Principals`.',
            terraform:
              '`aws_vpclattice_resource_configuration.database` is shared with 111122223333 and not with account 072088201116, from which Segment connects. Add it to `principal`.',
          },
        },
      ],
    },
    {
      name: 'shared with an organization, which the vendor is not of',
      ...given,
      ...both([
        'arn:aws:organizations::111122223333:organization/o-1',
        '"arn:aws:organizations::111122223333:organization/o-1"',
      ]),
      findings: [
        {
          message: 'otherPrincipals',
          address: 'Database',
          at: { cloudformation: '22:19-22:73', terraform: '21:24-21:78' },
        },
      ],
    },
  ],
  unknown: [
    {
      name: 'a gateway from a parameter',
      ...given,
      ...shared(['      ResourceGatewayId: !Ref Open', '  resource_gateway_identifier = var.open']),
      findings: [
        {
          message: 'unknownGateway',
          address: 'Database',
          at: { cloudformation: '16:26-16:35', terraform: '9:33-9:41' },
          text: {
            cloudformation:
              'Whether `Database` has a resource gateway is unknown: parameter `Open` has no default; pass `--parameters`.',
            terraform:
              'Whether `aws_vpclattice_resource_configuration.database` has a resource gateway is unknown: variable `open` has no default; pass `--var open=…` or a `--var-file`.',
          },
        },
      ],
    },
    {
      name: 'a database that may be public',
      ...given,
      ...database('open'),
      findings: [
        {
          message: 'unknownPublic',
          address: 'Database',
          at: { cloudformation: '27:57-27:66', terraform: '31:25-31:33' },
          text: {
            cloudformation:
              '`Database` stands for `Orders`, and AWS takes no publicly accessible database as a resource; whether it is one is unknown: parameter `Open` has no default; pass `--parameters`.',
            terraform:
              '`aws_vpclattice_resource_configuration.database` stands for `aws_db_instance.orders`, and AWS takes no publicly accessible database as a resource; whether it is one is unknown: variable `open` has no default; pass `--var open=…` or a `--var-file`.',
          },
        },
      ],
    },
    {
      name: 'not shared',
      ...given,
      cloudformation: template(''),
      terraform: configuration(''),
      findings: [
        {
          message: 'notShared',
          address: 'Database',
          at: { cloudformation: '11:3-11:11', terraform: '7:1-7:60' },
          text: {
            cloudformation:
              'Whether `Database` is shared with Segment is unknown: no resource share of the sources holds it. Share it with account 072088201116.',
            terraform:
              'Whether `aws_vpclattice_resource_configuration.database` is shared with Segment is unknown: no resource share of the sources holds it. Share it with account 072088201116.',
          },
        },
      ],
    },
    {
      name: 'not shared, and the vendor has not told its account',
      options,
      cloudformation: template(''),
      terraform: configuration(''),
      findings: [
        { message: 'notShared', address: 'Database', at: { cloudformation: '11:3-11:11', terraform: '7:1-7:60' } },
      ],
    },
    {
      name: 'the vendor has not told its account',
      options,
      ...both(vendor),
      findings: [
        {
          message: 'accountMissing',
          address: 'Database',
          at: { cloudformation: '22:19-22:35', terraform: '21:24-21:38' },
          text: {
            cloudformation:
              'Whether `Database` is shared with Segment is unknown: input `vendor.account` was not given; set `--input vendor.account=…`.',
            terraform:
              'Whether `aws_vpclattice_resource_configuration.database` is shared with Segment is unknown: input `vendor.account` was not given; set `--input vendor.account=…`.',
          },
        },
      ],
    },
    {
      name: 'shared with a parameter',
      ...given,
      ...both(['!Ref Open', 'var.open']),
      findings: [
        {
          message: 'unknownShare',
          address: 'Database',
          at: { cloudformation: '22:19-22:30', terraform: '21:24-21:32' },
          text: {
            cloudformation:
              'Whether `Database` is shared with Segment, account 072088201116, is unknown: parameter `Open` has no default; pass `--parameters`. Segment requires a resource share with it.',
            terraform:
              'Whether `aws_vpclattice_resource_configuration.database` is shared with Segment, account 072088201116, is unknown: variable `open` has no default; pass `--var open=…` or a `--var-file`. Segment requires a resource share with it.',
          },
        },
      ],
    },
    {
      name: 'shared with another account, and handed out to where it may be shared again',
      ...given,
      terraform: `${configuration(inTerraform('', '"111122223333"'))}
output "configuration" { value = aws_vpclattice_resource_configuration.database.arn }
`,
      findings: [
        {
          message: 'unknownShare',
          address: 'aws_vpclattice_resource_configuration.database',
          line: 21,
          column: 24,
          text: 'Whether `aws_vpclattice_resource_configuration.database` is shared with Segment, account 072088201116, is unknown: the sources do not show what others attach to `aws_vpclattice_resource_configuration.database`, which leaves its unit by an output or export, or which parts that are not read may name. Segment requires a resource share with it.',
        },
      ],
    },
    {
      name: 'shared with another account in one case',
      ...given,
      ...both(['!If [Test, "111122223333", "072088201116"]', 'var.stage == "test" ? "111122223333" : "072088201116"']),
      findings: [
        {
          message: 'otherPrincipals',
          address: 'Database',
          at: { cloudformation: '22:19-22:63', terraform: '21:24-21:77' },
        },
      ],
    },
  ],
});
