variable "asynchronous" {
  default     = false
  description = "Whether it is invoked by events: what Lambda gives up then goes to the stack's dead-letter queue."
  type        = bool
}

variable "canary" {
  default     = null
  description = "The version that most calls still go to, and the share of them, from 0 to 1, that goes to the newest; null: all to the newest."
  type = object({
    stable_version = string
    weight         = number
  })
}

variable "defaults" {
  description = "What all functions of a stack have in common."
  type = object({
    account                  = object({ id = string, partition = string, region = string })
    alarm_topic_arns         = list(string)
    architecture             = string
    dead_letter_queue_arn    = string
    deadline_scale           = number
    engine                   = string
    kms_key_arn              = optional(string)
    log_retention_days       = number
    memory_size              = number
    permissions_boundary_arn = optional(string)
  })
}

variable "description" {
  description = "What the function is for, in one line."
  type        = string
}

variable "durable" {
  default     = null
  description = "Makes the function durable; limits in seconds and days. Adding or removing it replaces the function and stops what runs."
  type = object({
    execution_timeout = number
    retention_period  = number
  })

  validation {
    condition     = var.durable == null ? true : var.durable.execution_timeout >= 1 && var.durable.execution_timeout <= 31622400
    error_message = "A durable execution may take 1 to 31622400 seconds (366 days)."
  }

  validation {
    condition     = var.durable == null ? true : var.durable.retention_period >= 1 && var.durable.retention_period <= 90
    error_message = "Lambda keeps the history of durable executions for 1 to 90 days."
  }
}

variable "environment" {
  default     = {}
  description = "Settings, by the names of shared/Adapters/Settings."
  type        = map(string)
}

variable "method" {
  description = "The [LambdaFunction] method that runs."
  type        = string
}

variable "name" {
  description = "The function's name, and its role's."
  type        = string

  validation {
    condition     = length(var.name) <= 64
    error_message = "${var.name} is longer than the 64 characters that Lambda and IAM allow: choose a shorter prefix."
  }
}

variable "own_actions" {
  default     = []
  description = "Actions on the function's own versions and executions."
  type        = list(string)
}

variable "package" {
  description = "The zip, and the assembly in it that is the executable."
  type = object({
    assembly = string
    path     = string
  })
}

variable "permissions" {
  default     = {}
  description = "Actions that the code makes, each with the resources that it makes them on."
  type        = map(list(string))
}
