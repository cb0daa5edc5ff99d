# The workflows as state machines with task tokens. Twin: ../durable/main.tf

provider "aws" {
  profile                  = var.aws_profile
  region                   = var.aws_region
  shared_credentials_files = var.shared_credentials_files

  default_tags {
    tags = merge(var.tags, { ManagedBy = "terraform", Project = "comparison", Stack = var.prefix, Variant = local.variant })
  }
}

data "aws_caller_identity" "this" {}

data "aws_partition" "this" {}

locals {
  variant = "stepfunctions"
  account = {
    id        = data.aws_caller_identity.this.account_id
    partition = data.aws_partition.this.partition
    region    = var.aws_region
  }
  boundary_arn = var.permissions_boundary == null ? null : "arn:${local.account.partition}:iam::${local.account.id}:policy/${var.permissions_boundary}"
  defaults = {
    account                  = local.account
    alarm_topic_arns         = var.alarm_topic_arns
    architecture             = var.architecture
    dead_letter_queue_arn    = module.resources.events.arn
    deadline_scale           = var.deadline_scale
    engine                   = local.variant
    kms_key_arn              = var.kms_key_arn
    log_retention_days       = var.log_retention_days
    memory_size              = var.memory_size
    permissions_boundary_arn = local.boundary_arn
  }
}

module "packages" {
  source = "../modules/packages"

  allow_local_packages = var.allow_local_packages
  directory            = var.package_dir
  names                = ["shared", local.variant]
}

module "resources" {
  source = "../modules/shared-resources"

  account             = local.account
  alarm_topic_arns    = var.alarm_topic_arns
  deletion_protection = var.deletion_protection
  fraud_delay_seconds = var.fraud_delay_seconds
  kms_key_arn         = var.kms_key_arn
  prefix              = var.prefix
  queue_delay_seconds = var.queue_delay_seconds
}

module "functions" {
  source = "../modules/shared-functions"

  api = {
    cors_origins   = var.cors_origins
    jwt_audience   = var.jwt_audience
    jwt_issuer     = var.jwt_issuer
    jwt_scopes     = var.jwt_scopes
    throttle_burst = var.throttle_burst
    throttle_rate  = var.throttle_rate
  }
  defaults  = local.defaults
  package   = module.packages.all["shared"]
  prefix    = var.prefix
  queues    = module.resources.queues
  tables    = module.resources.tables
  workflows = module.workflow
}
