variable "description" {
  description = "What has happened when the alarm goes off, and what to do."
  type        = string
}

variable "dimensions" {
  description = "Whose metric it is."
  type        = map(string)
}

variable "metric" {
  description = "The metric that must stay at its threshold or below."
  type        = string
}

variable "name" {
  description = "The alarm's name."
  type        = string
}

variable "namespace" {
  description = "The metric's namespace."
  type        = string
}

variable "statistic" {
  default     = "Sum"
  description = "Sum for events; Maximum for levels."
  type        = string

  validation {
    condition     = contains(["Maximum", "Sum"], var.statistic)
    error_message = "statistic must be Sum or Maximum."
  }
}

variable "threshold" {
  default     = 0
  description = "What is still good."
  type        = number
}

variable "topic_arns" {
  description = "SNS topics to tell; none: the alarm is only seen in the console."
  type        = list(string)
}
