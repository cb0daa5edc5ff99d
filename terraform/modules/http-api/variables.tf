variable "alarm_topic_arns" {
  description = "SNS topics that are told of answers with 5xx."
  type        = list(string)
}

variable "cors_origins" {
  description = "Web origins that may call from a browser; none: no CORS at all."
  type        = list(string)
}

variable "functions" {
  description = "The functions behind the routes."
  type = map(object({
    alias      = string
    invoke_arn = string
    name       = string
  }))
}

variable "jwt_audience" {
  description = "Who the tokens must be for."
  type        = list(string)
}

variable "jwt_issuer" {
  description = "Who signs the callers' tokens; null: callers sign with IAM."
  type        = string
}

variable "kms_key_arn" {
  default     = null
  description = "The key of the access log; null: CloudWatch's own."
  type        = string
}

variable "log_retention_days" {
  description = "How long the access log is kept, in days."
  type        = number
}

variable "name" {
  description = "The API's name."
  type        = string
}

variable "routes" {
  description = "Route keys, each with the function that answers, and the scopes of which a token must have one."
  type        = map(object({ function = string, scopes = list(string) }))
}

variable "throttle_burst" {
  description = "Requests that may come at once."
  type        = number
}

variable "throttle_rate" {
  description = "Requests per second, on average."
  type        = number
}
