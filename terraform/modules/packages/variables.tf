variable "allow_local_packages" {
  description = "Whether zips may hold this repository's stand-ins for AWS's packages."
  type        = bool
}

variable "directory" {
  description = "Where `./compare package` wrote the zips."
  type        = string
}

variable "names" {
  description = "The zips that are wanted."
  type        = list(string)

  validation {
    condition     = alltrue([for name in var.names : contains(["durable", "shared", "stepfunctions"], name)])
    error_message = "There are three packages: durable, shared and stepfunctions."
  }
}
