resource "aws_db_subnet_group" "this" {
  name       = local.prefix
  subnet_ids = values(aws_subnet.data)[*].id
}

resource "aws_db_instance" "this" {
  for_each = var.databases

  identifier                  = "${local.prefix}-${each.key}"
  engine                      = "postgres"
  engine_version              = "16.4"
  instance_class              = each.value.class
  port                        = each.value.port
  allocated_storage           = 100
  storage_encrypted           = true
  manage_master_user_password = true
  username                    = "owner"
  db_subnet_group_name        = aws_db_subnet_group.this.name
  vpc_security_group_ids      = [aws_security_group.database.id]
  publicly_accessible         = false
}
