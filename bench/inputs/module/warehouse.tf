resource "aws_redshift_subnet_group" "this" {
  name       = "${local.prefix}-warehouse"
  subnet_ids = values(aws_subnet.data)[*].id
}

resource "aws_redshift_cluster" "this" {
  cluster_identifier                  = "${local.prefix}-warehouse"
  node_type                           = "ra3.xlplus"
  number_of_nodes                     = 2
  port                                = 5439
  cluster_subnet_group_name           = aws_redshift_subnet_group.this.name
  availability_zone_relocation_enabled = true
  encrypted                           = true
  publicly_accessible                 = false
  manage_master_password              = true
}
