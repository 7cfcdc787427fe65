locals {
  tags = {
    Name  = var.name
    Owner = "data"
  }
  subnets = { for index, zone in var.zones : zone => cidrsubnet(var.cidr, 8, index) }
  ports   = [for database in var.databases : database.port]
  prefix  = format("%s-%s", var.name, replace(var.region, "-", ""))
}
