/** The usual parts of a system behind an endpoint service, in both formats; each case adds its own. */

export const serviceInTemplate = `
Resources:
  Service:
    Type: AWS::EC2::VPCEndpointService
    Properties: { NetworkLoadBalancerArns: [!Ref Balancer] }
  Balancer:
    Type: AWS::ElasticLoadBalancingV2::LoadBalancer
    Properties: { Type: network, Scheme: internal, Subnets: [!Ref Subnet] }
  Subnet:
    Type: AWS::EC2::Subnet
    Properties: { VpcId: !Ref Vpc, CidrBlock: 10.0.1.0/24 }
  Vpc: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.0.0.0/16 } }
`;

export const listenerInTemplate = `  Listener:
    Type: AWS::ElasticLoadBalancingV2::Listener
    Properties:
      LoadBalancerArn: !Ref Balancer
      Port: 5432
      Protocol: TCP
      DefaultActions: [{ Type: forward, TargetGroupArn: !Ref Group }]
`;

export const groupInTemplate = (lines: string): string => `  Group:
    Type: AWS::ElasticLoadBalancingV2::TargetGroup
    Properties:
      Port: 5432
      Protocol: TCP
      VpcId: !Ref Vpc
${lines}
`;

export const serviceInConfiguration = `
resource "aws_vpc_endpoint_service" "service" {
  acceptance_required        = true
  network_load_balancer_arns = [aws_lb.balancer.arn]
}
resource "aws_lb" "balancer" {
  load_balancer_type = "network"
  internal           = true
  subnets            = [aws_subnet.subnet.id]
}
resource "aws_subnet" "subnet" {
  vpc_id     = aws_vpc.vpc.id
  cidr_block = "10.0.1.0/24"
}
resource "aws_vpc" "vpc" {
  cidr_block = "10.0.0.0/16"
}
`;

export const listenerInConfiguration = `resource "aws_lb_listener" "listener" {
  load_balancer_arn = aws_lb.balancer.arn
  port              = 5432
  protocol          = "TCP"
  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.group.arn
  }
}
`;

export const groupInConfiguration = (lines: string): string => `resource "aws_lb_target_group" "group" {
  port     = 5432
  protocol = "TCP"
  vpc_id   = aws_vpc.vpc.id
${lines}
}
`;

/** Registers a target by the expression that names it. */
export const attachment = (target: string, more = ''): string => `resource "aws_lb_target_group_attachment" "target" {
  target_group_arn = aws_lb_target_group.group.arn
  target_id        = ${target}${more}
}
`;

/** The lines of a group whose target a custom resource looks up, and that resource. */
export const ofLookup = '      TargetType: ip\n      Targets: [{ Id: !GetAtt Lookup.Address }]';
export const lookup = (name: string): string => `  Lookup:
    Type: Custom::Lookup
    Properties: { ServiceToken: 'arn:aws:lambda:us-east-1:111122223333:function:lookup', Host: ${name} }
`;

/** Asks DNS for the address of a name, and registers that. */
export const lookedUp = (name: string): string => `data "dns_a_record_set" "database" {
  host = ${name}
}
${attachment('data.dns_a_record_set.database.addrs[0]')}`;

const upToGroupInTemplate = (lines: string): string => serviceInTemplate + listenerInTemplate + groupInTemplate(lines);
const upToGroupInConfiguration = (lines: string): string =>
  serviceInConfiguration + listenerInConfiguration + groupInConfiguration(lines);

/** A whole system up to its target group, with lines of one's own for the group and resources behind it. */
export const inTemplate = (group: string, more = ''): string => upToGroupInTemplate(group) + more;
export const inConfiguration = (group: string, more = ''): string => upToGroupInConfiguration(group) + more;
