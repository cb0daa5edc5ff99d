variable "account" {
  description = "Where it is deployed: for ARNs that must be known before their resources are there."
  type = object({
    id        = string
    partition = string
    region    = string
  })
}

variable "alarm_topic_arns" {
  description = "SNS topics that are told of failed executions."
  type        = list(string)
}

variable "canary" {
  default     = null
  description = "The version that most calls still go to, and the share of them, from 0 to 1, that goes to the newest; null: all to the newest."
  type = object({
    stable_version = string
    weight         = number
  })
}

variable "definition" {
  description = "The Amazon States Language, rendered."
  type        = string
}

variable "kms_key_arn" {
  default     = null
  description = "The key of definition, history and log; null: the services' own."
  type        = string
}

variable "log_retention_days" {
  description = "How long the log is kept, in days."
  type        = number
}

variable "permissions" {
  description = "Actions that the states make, each with the resources that they make them on."
  type        = map(list(string))
}

variable "permissions_boundary_arn" {
  default     = null
  description = "The most that the role may do, whatever its policy says; null: no boundary."
  type        = string
}

variable "prefix" {
  description = "How the names of the stack begin."
  type        = string
}

variable "workflow" {
  description = "The workflow's name."
  type        = string
}
