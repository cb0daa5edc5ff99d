variable "account" {
  description = "Where it is deployed: for ARNs that must be known before their resources are there."
  type = object({
    id        = string
    partition = string
    region    = string
  })
}

variable "name" {
  description = "The queue's name."
  type        = string
}
