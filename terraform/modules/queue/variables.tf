variable "account" {
  description = "Where it is deployed: for ARNs that must be known before their resources are there."
  type = object({
    id        = string
    partition = string
    region    = string
  })
}

variable "alarm_topic_arns" {
  description = "SNS topics that are told of dead letters, and of messages that wait too long."
  type        = list(string)
}

variable "delay_seconds" {
  description = "How long the queue holds every message back, in seconds."
  type        = number

  validation {
    condition     = var.delay_seconds >= 0 && var.delay_seconds <= 900
    error_message = "SQS delays messages by 0 to 900 seconds."
  }
}

variable "has_consumer" {
  description = "Whether anybody of this stack consumes it; only then a message can be too old."
  type        = bool
}

variable "kms_key_arn" {
  default     = null
  description = "The key of its messages; null: SQS's own."
  type        = string
}

variable "name" {
  description = "The queue's name; its dead-letter queue has -dead behind it."
  type        = string
}
