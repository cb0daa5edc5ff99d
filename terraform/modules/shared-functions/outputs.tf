output "api_url" {
  description = "Where the API answers, with a slash at the end."
  value       = module.api.url
}

output "all" {
  description = "The functions by name."
  value       = merge(module.api_function, module.consumer, { fraud-check = module.fraud_check })
}

output "fraud_check_arn" {
  description = "The fraud service's door: an alias."
  value       = module.fraud_check.alias_arn
}
