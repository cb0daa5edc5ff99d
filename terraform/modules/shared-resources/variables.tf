variable "alarm_topic_arns" {
  description = "SNS topics that are told of dead letters."
  type        = list(string)
}

variable "fraud_delay_seconds" {
  description = "How long the fraud service's queue holds every message back, in seconds."
  type        = number
}

variable "kms_key_arn" {
  description = "The key of queues and tables; null: the services' own."
  type        = string
}

variable "prefix" {
  description = "How the names of the stack begin."
  type        = string
}

variable "queue_delay_seconds" {
  description = "How long the approval queue holds every message back, in seconds."
  type        = number
}
