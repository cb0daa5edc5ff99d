variable "alarm_topic_arns" {
  description = "SNS topics that are told of dead letters."
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

variable "kms_key_arn" {
  default     = null
  description = "The key of its messages; null: SQS's own."
  type        = string
}

variable "name" {
  description = "The queue's name; its dead-letter queue has -dead behind it."
  type        = string
}
