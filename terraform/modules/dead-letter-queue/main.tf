module "policy" {
  source = "../queue-policy"

  account = var.account
  name    = var.name
}

resource "aws_sqs_queue" "this" {
  kms_master_key_id         = var.kms_key_arn
  message_retention_seconds = 1209600 # two weeks, the longest that SQS has: somebody has to look
  name                      = var.name
  policy                    = module.policy.json
  sqs_managed_sse_enabled   = var.kms_key_arn == null ? true : null
}

module "alarm" {
  source = "../alarm"

  description = var.alarm_description
  dimensions  = { QueueName = aws_sqs_queue.this.name }
  metric      = "ApproximateNumberOfMessagesVisible"
  name        = "${trimsuffix(var.name, "-dead")}-dead-letters"
  namespace   = "AWS/SQS"
  statistic   = "Maximum"
  topic_arns  = var.alarm_topic_arns
}
