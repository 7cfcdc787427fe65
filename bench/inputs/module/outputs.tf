output "service_name" {
  description = "What the vendor needs to connect."
  value       = aws_vpc_endpoint_service.this.service_name
}

output "zones" {
  value = sort(keys(local.subnets))
}
