variable "account" {
  description = "Where it is deployed: for ARNs that must be known before their resources are there."
  type = object({
    id        = string
    partition = string
    region    = string
  })
}

variable "alarm_description" {
  description = "What has happened when a message is there, and what to do."
  type        = string
}

variable "alarm_topic_arns" {
  description = "SNS topics that are told of a message."
  type        = list(string)
}

variable "kms_key_arn" {
  default     = null
  description = "The key of its messages; null: SQS's own."
  type        = string
}

variable "name" {
  description = "The queue's name, which ends with -dead."
  type        = string

  validation {
    condition     = endswith(var.name, "-dead")
    error_message = "The name of a dead-letter queue must end with -dead."
  }
}
