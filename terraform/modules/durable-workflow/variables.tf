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

variable "environment" {
  description = "Settings, by the names of shared/Adapters/Settings."
  type        = map(string)
}

variable "limit_seconds" {
  description = "How long an execution may take; longer than all its deadlines together."
  type        = number
}

variable "method" {
  description = "The [LambdaFunction] method that runs."
  type        = string
}

variable "own_actions" {
  default     = []
  description = "Further actions on the workflow's own executions."
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
  description = "Actions that the workflow makes, each with the resources that it makes them on."
  type        = map(list(string))
}

variable "prefix" {
  description = "How the names of the stack begin."
  type        = string
}

variable "retention_days" {
  description = "How long Lambda keeps the history of an execution, in days."
  type        = number
}

variable "workflow" {
  description = "The workflow's name."
  type        = string
}
