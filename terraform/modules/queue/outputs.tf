output "arn" {
  description = "The queue."
  value       = aws_sqs_queue.this.arn
}

output "dead_letter_arn" {
  description = "Where messages go after three tries, by ARN."
  value       = module.dead.arn
}

output "dead_letter_url" {
  description = "Where messages go after three tries."
  value       = module.dead.url
}

output "url" {
  description = "The queue, as SQS wants it named."
  value       = aws_sqs_queue.this.url
}
