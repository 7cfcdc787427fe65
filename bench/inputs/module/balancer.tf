resource "aws_lb" "this" {
  name                             = local.prefix
  internal                         = true
  load_balancer_type               = "network"
  enable_cross_zone_load_balancing = true
  subnets                          = [for subnet in aws_subnet.data : subnet.id]
  security_groups                  = [aws_security_group.balancer.id]
}

resource "aws_lb_target_group" "this" {
  for_each = var.databases

  name        = "${local.prefix}-${each.key}"
  vpc_id      = aws_vpc.this.id
  target_type = "ip"
  protocol    = "TCP"
  port        = each.value.port
}

resource "aws_lb_listener" "this" {
  for_each = aws_lb_target_group.this

  load_balancer_arn = aws_lb.this.arn
  protocol          = "TCP"
  port              = each.value.port

  default_action {
    type             = "forward"
    target_group_arn = each.value.arn
  }
}
