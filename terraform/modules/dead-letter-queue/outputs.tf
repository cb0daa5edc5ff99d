output "arn" {
  description = "The queue."
  value       = aws_sqs_queue.this.arn
}

output "url" {
  description = "The queue, as SQS wants it named."
  value       = aws_sqs_queue.this.url
}
