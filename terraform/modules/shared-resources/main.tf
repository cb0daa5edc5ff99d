module "queue" {
  source = "../queue"
  for_each = {
    approvals     = { delay = var.queue_delay_seconds, has_consumer = true } # the time that a person takes to look
    fraud-checks  = { delay = var.fraud_delay_seconds, has_consumer = true }
    notifications = { delay = 0, has_consumer = false } # for whoever wants to know
    orders        = { delay = 0, has_consumer = true }
  }

  account          = var.account
  alarm_topic_arns = var.alarm_topic_arns
  delay_seconds    = each.value.delay
  has_consumer     = each.value.has_consumer
  kms_key_arn      = var.kms_key_arn
  name             = "${var.prefix}-${each.key}"
}

# An event that Lambda accepted and gave up is nowhere else.
module "events" {
  source = "../dead-letter-queue"

  account           = var.account
  alarm_description = "Lambda gave an accepted event up, or an execution ended without an outcome. Its attributes name the request and the error; the body is the event."
  alarm_topic_arns  = var.alarm_topic_arns
  kms_key_arn       = var.kms_key_arn
  name              = "${var.prefix}-events-dead"
}
