output "events" {
  description = "The dead-letter queue of what Lambda accepted and gave up."
  value       = module.events
}

output "queues" {
  description = "The queues by name."
  value       = module.queue
}

output "tables" {
  description = "The tables by name."
  value = { for name, table in {
    articles  = aws_dynamodb_table.articles
    decisions = aws_dynamodb_table.decisions
    ledger    = aws_dynamodb_table.ledger
  } : name => { arn = table.arn, name = table.name } }
}
