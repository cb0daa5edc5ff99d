terraform {
  required_version = ">= 1.11"

  required_providers {
    aws = {
      source = "hashicorp/aws"
      # durable_config came with 6.25.0, the runtime dotnet10 with 6.27.0.
      version = ">= 6.27.0, < 7.0.0"
    }
  }
}
