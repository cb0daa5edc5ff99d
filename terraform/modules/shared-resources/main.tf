module "queue" {
  source = "../queue"
  for_each = {
    approvals     = var.queue_delay_seconds # the time that a person takes to look
    fraud-checks  = var.fraud_delay_seconds
    notifications = 0
    orders        = 0
  }

  alarm_topic_arns = var.alarm_topic_arns
  delay_seconds    = each.value
  kms_key_arn      = var.kms_key_arn
  name             = "${var.prefix}-${each.key}"
}
