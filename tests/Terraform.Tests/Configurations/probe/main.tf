# One durable function, as the modules make them, and nothing of any other service than Lambda.
terraform {
  required_providers {
    aws = {
      source = "hashicorp/aws"
    }
  }
}

provider "aws" {
  region = "us-east-1"
}

variable "durable" {
  default = { execution_timeout = 2678400, retention_period = 7 }
  type    = object({ execution_timeout = number, retention_period = optional(number) })
}

variable "name" {
  type = string
}

resource "aws_lambda_function" "this" {
  description      = "Probes."
  filename         = abspath("probe.zip")
  function_name    = var.name
  handler          = "Probe"
  publish          = true
  role             = "arn:aws:iam::111111111111:role/probe"
  runtime          = "dotnet10"
  source_code_hash = filebase64sha256("probe.zip")

  dynamic "durable_config" {
    for_each = var.durable[*]

    content {
      execution_timeout = durable_config.value.execution_timeout
      retention_period  = durable_config.value.retention_period
    }
  }
}

resource "aws_lambda_alias" "live" {
  function_name    = aws_lambda_function.this.function_name
  function_version = aws_lambda_function.this.version
  name             = "live"

  lifecycle {
    replace_triggered_by = [aws_lambda_function.this.arn]
  }
}
