variable "api" {
  description = "How the HTTP API is reached."
  type = object({
    cors_origins   = list(string)
    jwt_audience   = list(string)
    jwt_issuer     = string
    jwt_scopes     = object({ decide = list(string), read = list(string), start = list(string) })
    throttle_burst = number
    throttle_rate  = number
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
