variable "region" {
  type    = string
  default = "us-west-2"
}

variable "name" {
  type    = string
  default = "orders"
}

variable "cidr" {
  type    = string
  default = "10.20.0.0/16"
}

variable "zones" {
  type    = list(string)
  default = ["us-west-2a", "us-west-2b", "us-west-2c"]
}

variable "principals" {
  description = "Who may create an endpoint, as the vendor told us."
  type        = list(string)
}

variable "databases" {
  type = map(object({
    port  = number
    class = optional(string, "db.r6g.large")
  }))
  default = {
    orders   = { port = 5432 }
    invoices = { port = 5433, class = "db.r6g.xlarge" }
  }
}
