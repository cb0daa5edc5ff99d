locals {
  # Six times the consumer's timeout, as AWS recommends: a message that fails is three of these old when it is given up.
  visibility_seconds = 180
}

module "policy" {
  source = "../queue-policy"

  account = var.account
  name    = var.name
}

module "dead" {
  source = "../dead-letter-queue"

  account           = var.account
  alarm_description = "A message was given up after three tries. Read it in ${var.name}-dead, mend the cause, redrive."
  alarm_topic_arns  = var.alarm_topic_arns
  kms_key_arn       = var.kms_key_arn
  name              = "${var.name}-dead"
}

resource "aws_sqs_queue" "this" {
  delay_seconds              = var.delay_seconds
  kms_master_key_id          = var.kms_key_arn
  message_retention_seconds  = 1209600 # two weeks, the longest that SQS has
  name                       = var.name
  policy                     = module.policy.json
  redrive_policy             = jsonencode({ deadLetterTargetArn = module.dead.arn, maxReceiveCount = 3 })
  sqs_managed_sse_enabled    = var.kms_key_arn == null ? true : null
  visibility_timeout_seconds = local.visibility_seconds
}

# Older than three tries take: nobody consumes, or too slowly.
module "age" {
  source = "../alarm"
  count  = var.has_consumer ? 1 : 0

  description = "Messages of ${var.name} wait longer than their three tries take: its consumer stands still or is too slow."
  dimensions  = { QueueName = aws_sqs_queue.this.name }
  metric      = "ApproximateAgeOfOldestMessage"
  name        = "${var.name}-age"
  namespace   = "AWS/SQS"
  statistic   = "Maximum"
  threshold   = var.delay_seconds + 3 * local.visibility_seconds
  topic_arns  = var.alarm_topic_arns
}
