# Generated from ../durable/variables.tf. Change that file, then run TwinRootTests of tests/Terraform.Tests with REWRITE_GOLDEN=1.

variable "alarm_topic_arns" {
  default     = []
  description = "SNS topics that alarms tell. Empty: alarms are only seen in the console."
  type        = list(string)

  validation {
    condition     = alltrue([for arn in var.alarm_topic_arns : can(regex("^arn:[^:]+:sns:", arn))])
    error_message = "alarm_topic_arns must be ARNs of SNS topics."
  }
}

variable "allow_local_packages" {
  default     = false
  description = "Whether to deploy zips with this repository's stand-ins for AWS's packages. They are meant for the local cloud."
  type        = bool
}

variable "architecture" {
  default     = "arm64"
  description = "The functions' processor. The zips are compiled for arm64 unless `./compare package --arch x86_64` made them; on the other one they start slower."
  type        = string

  validation {
    condition     = contains(["arm64", "x86_64"], var.architecture)
    error_message = "architecture must be x86_64 or arm64."
  }
}

variable "aws_profile" {
  default     = null
  description = "The profile to deploy with; null: what the AWS CLI would use."
  type        = string
}

variable "aws_region" {
  default     = "eu-west-1"
  description = "The region to deploy to."
  type        = string

  validation {
    condition     = can(regex("^[a-z]{2}(-[a-z]+)+-[0-9]$", var.aws_region))
    error_message = "aws_region must look like eu-west-1."
  }
}

variable "canary" {
  default     = null
  description = "Sends a share of the new requests, from 0 to 1, to what is deployed now, and the rest to the version that is named for each workflow. Null: all to what is deployed now."
  type = object({
    stable_versions = map(string)
    weight          = number
  })

  validation {
    condition     = var.canary == null ? true : var.canary.weight >= 0 && var.canary.weight <= 1 && floor(var.canary.weight * 100) == var.canary.weight * 100
    error_message = "canary.weight must be from 0 to 1 in whole hundredths, the finest that Step Functions divides."
  }

  validation {
    condition     = var.canary == null ? true : sort(keys(var.canary.stable_versions)) == sort(keys(local.samples))
    error_message = "canary.stable_versions must name a version of each workflow: ${join(", ", keys(local.samples))}."
  }
}

variable "cors_origins" {
  default     = []
  description = "Web origins that may call the API from a browser. Empty: no CORS at all."
  type        = list(string)

  validation {
    condition     = alltrue([for origin in var.cors_origins : can(regex("^https://[^/*]+$", origin))])
    error_message = "cors_origins must be origins such as https://example.com: by TLS, no path, no wildcard."
  }
}

variable "deadline_scale" {
  default     = 1
  description = "What people's deadlines of 30 minutes, 24 and 72 hours are multiplied by, so that a demonstration expires in minutes."
  type        = number

  validation {
    condition     = var.deadline_scale >= 0.0001 && var.deadline_scale <= 1
    error_message = "deadline_scale must be from 0.0001 to 1: executions have limits of their own, which are not scaled."
  }
}

variable "deletion_protection" {
  default     = true
  description = "Whether the tables of decisions and of money refuse to be deleted. Before a destroy, apply with false."
  type        = bool
}

variable "durable_retention_days" {
  default     = 7
  description = "How long Lambda keeps the history of a finished durable execution, in days. Step Functions always keeps 90."
  type        = number

  validation {
    condition     = var.durable_retention_days >= 1 && var.durable_retention_days <= 90 && floor(var.durable_retention_days) == var.durable_retention_days
    error_message = "durable_retention_days must be a whole number from 1 to 90."
  }
}

variable "fraud_delay_seconds" {
  default     = 5
  description = "How long the simulated fraud service takes, in seconds: the delay of its queue."
  type        = number

  validation {
    condition     = var.fraud_delay_seconds >= 0 && var.fraud_delay_seconds <= 900 && floor(var.fraud_delay_seconds) == var.fraud_delay_seconds
    error_message = "fraud_delay_seconds must be a whole number from 0 to 900, the longest that SQS delays."
  }
}

variable "jwt_audience" {
  default     = []
  description = "Who the callers' tokens must be for; at least one with jwt_issuer."
  type        = list(string)
}

variable "jwt_issuer" {
  default     = null
  description = "Who signs the callers' tokens, as a URL. Null: callers sign their requests with IAM."
  type        = string

  validation {
    condition     = var.jwt_issuer == null || can(regex("^https://", coalesce(var.jwt_issuer, "-")))
    error_message = "jwt_issuer must be an https URL."
  }

  validation {
    condition     = (var.jwt_issuer == null) == (length(var.jwt_audience) == 0)
    error_message = "jwt_issuer and jwt_audience go together: give both or neither."
  }
}

variable "jwt_scopes" {
  default = {
    decide = ["comparison/decide"]
    read   = ["comparison/read"]
    start  = ["comparison/start"]
  }
  description = "Of which scopes a caller's token must have one: to decide, to read workflows and what waits, to start workflows. Only with jwt_issuer."
  type = object({
    decide = list(string)
    read   = list(string)
    start  = list(string)
  })

  validation {
    condition     = alltrue([for scopes in values(var.jwt_scopes) : length(scopes) > 0])
    error_message = "jwt_scopes must name a scope for each kind of call: a token of the audience alone says nothing of what its bearer may do."
  }
}

variable "kms_key_arn" {
  default     = null
  description = "A KMS key of your own for what the stack keeps: queues, tables, logs, functions' settings and state machines' histories. Its policy must let CloudWatch Logs use it. Null: keys of AWS's services."
  type        = string

  validation {
    condition     = var.kms_key_arn == null || can(regex("^arn:[^:]+:kms:[^:]+:[0-9]{12}:key/", coalesce(var.kms_key_arn, "-")))
    error_message = "kms_key_arn must be the ARN of a key, not of an alias."
  }
}

variable "log_retention_days" {
  default     = 14
  description = "How long logs are kept, in days."
  type        = number

  validation {
    condition     = contains([1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731], var.log_retention_days)
    error_message = "CloudWatch keeps logs for 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545 or 731 days."
  }
}

variable "memory_size" {
  default     = 512
  description = "Memory of every function, in MB; Lambda gives processor time in proportion."
  type        = number

  validation {
    condition     = var.memory_size >= 128 && var.memory_size <= 10240 && floor(var.memory_size) == var.memory_size
    error_message = "memory_size must be a whole number from 128 to 10240."
  }
}

variable "package_dir" {
  default     = "../../artifacts/packages"
  description = "Where `./compare package` wrote the zips; relative to the folder of this file."
  type        = string
}

variable "permissions_boundary" {
  default     = "comparison-boundary"
  description = "The name of the managed policy that bounds what the stack's roles may do: terraform/boundary-policy.json, made once for the account. Null: no boundary, which terraform/apply-policy.json refuses."
  type        = string

  validation {
    condition     = var.permissions_boundary == null || can(regex("^[A-Za-z0-9+=,.@_/-]{1,128}$", coalesce(var.permissions_boundary, "-")))
    error_message = "permissions_boundary must be a policy's name, with its path before it where it has one; not an ARN."
  }
}

variable "prefix" {
  default     = "comparison-stepfunctions"
  description = "How all names begin. The other variant, and another region of the same account, need another one."
  type        = string

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{0,30}[a-z0-9]$", var.prefix))
    error_message = "prefix must be 2 to 32 lower-case letters, digits and hyphens, beginning with a letter and not ending with a hyphen."
  }
}

variable "queue_delay_seconds" {
  default     = 60
  description = "How long an approver takes to look, in seconds: the delay of the approval queue."
  type        = number

  validation {
    condition     = var.queue_delay_seconds >= 0 && var.queue_delay_seconds <= 900 && floor(var.queue_delay_seconds) == var.queue_delay_seconds
    error_message = "queue_delay_seconds must be a whole number from 0 to 900, the longest that SQS delays."
  }
}

variable "settle_seconds" {
  default     = 5
  description = "How long a payment takes to settle, in seconds."
  type        = number

  validation {
    condition     = var.settle_seconds >= 1 && var.settle_seconds <= 43200 && floor(var.settle_seconds) == var.settle_seconds
    error_message = "settle_seconds must be a whole number from 1, the shortest wait of a durable function, to 43200 (12 hours)."
  }
}

variable "shared_credentials_files" {
  default     = null
  description = "Files to read the profile from; null: where the AWS CLI looks."
  type        = list(string)
}

variable "tags" {
  default     = {}
  description = "Further tags for everything that can have them."
  type        = map(string)
}

variable "throttle_burst" {
  default     = 20
  description = "Requests to the API that may come at once."
  type        = number

  validation {
    condition     = var.throttle_burst >= 1
    error_message = "throttle_burst must be at least 1."
  }
}

variable "throttle_rate" {
  default     = 10
  description = "Requests to the API per second, on average."
  type        = number

  validation {
    condition     = var.throttle_rate > 0
    error_message = "throttle_rate must be above 0."
  }
}
