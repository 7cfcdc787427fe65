resource "aws_vpc_endpoint_service" "this" {
  acceptance_required        = true
  network_load_balancer_arns = [aws_lb.this.arn]
  supported_regions          = distinct([var.region, "us-east-1"])
}

resource "aws_vpc_endpoint_service_allowed_principal" "vendor" {
  for_each = toset(var.principals)

  vpc_endpoint_service_id = aws_vpc_endpoint_service.this.id
  principal_arn           = each.value
}
