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

variable "deletion_protection" {
  description = "Whether the tables of decisions and of money refuse to be deleted."
  type        = bool
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
