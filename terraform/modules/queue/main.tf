locals {
  two_weeks = 1209600
}

resource "aws_sqs_queue" "dead" {
  kms_master_key_id         = var.kms_key_arn
  message_retention_seconds = local.two_weeks # the longest that SQS has: somebody has to look
  name                      = "${var.name}-dead"
  sqs_managed_sse_enabled   = var.kms_key_arn == null ? true : null
}

resource "aws_sqs_queue" "this" {
  delay_seconds              = var.delay_seconds
  kms_master_key_id          = var.kms_key_arn
  message_retention_seconds  = local.two_weeks
  name                       = var.name
  redrive_policy             = jsonencode({ deadLetterTargetArn = aws_sqs_queue.dead.arn, maxReceiveCount = 3 })
  sqs_managed_sse_enabled    = var.kms_key_arn == null ? true : null
  visibility_timeout_seconds = 180 # six times the consumer's timeout, as AWS recommends
}

module "dead_letters" {
  source = "../alarm"

  description = "A message was given up after three tries. Read it in ${aws_sqs_queue.dead.name}, mend the cause, redrive."
  dimensions  = { QueueName = aws_sqs_queue.dead.name }
  metric      = "ApproximateNumberOfMessagesVisible"
  name        = "${var.name}-dead-letters"
  namespace   = "AWS/SQS"
  statistic   = "Maximum"
  topic_arns  = var.alarm_topic_arns
}
