resource "aws_security_group" "balancer" {
  name   = "${local.prefix}-balancer"
  vpc_id = aws_vpc.this.id

  dynamic "ingress" {
    for_each = toset(local.ports)
    content {
      description = "Port ${ingress.value}"
      protocol    = "tcp"
      from_port   = ingress.value
      to_port     = ingress.value
      cidr_blocks = ["10.0.0.0/8"]
    }
  }
}

resource "aws_security_group" "database" {
  name   = "${local.prefix}-database"
  vpc_id = aws_vpc.this.id
}

resource "aws_vpc_security_group_ingress_rule" "database" {
  for_each = var.databases

  security_group_id            = aws_security_group.database.id
  referenced_security_group_id = aws_security_group.balancer.id
  ip_protocol                  = "tcp"
  from_port                    = each.value.port
  to_port                      = each.value.port
}
