variable "api" {
  description = "How the HTTP API is reached."
  type = object({
    cors_origins   = list(string)
    jwt_audience   = list(string)
    jwt_issuer     = string
    throttle_burst = number
    throttle_rate  = number
  })
}

variable "defaults" {
  description = "What all functions of a stack have in common."
  type = object({
    alarm_topic_arns   = list(string)
    architecture       = string
    deadline_scale     = number
    engine             = string
    kms_key_arn        = optional(string)
    log_retention_days = number
    memory_size        = number
  })
}

variable "package" {
  description = "The zip, and the assembly in it that is the executable."
  type = object({
    assembly = string
    path     = string
  })
}

variable "prefix" {
  description = "How the names of the stack begin."
  type        = string
}

variable "queues" {
  description = "The queues by name."
  type        = map(object({ arn = string, url = string }))
}

variable "tables" {
  description = "The tables by name."
  type        = map(object({ arn = string, name = string }))
}

variable "workflows" {
  description = "The workflows by name: what starts each, and what others need to be allowed, by purpose."
  type = map(object({
    grants = map(map(string))
    target = string
  }))
}
