locals {
  consumers = {
    approval-consumer = {
      description = "Answers expenses, and puts other requests on the decision desk."
      environment = { DECISIONS_TABLE = var.tables.decisions.name }
      method      = "ConsumeApprovals"
      permissions = local.asking["approval"]
      queue       = "approvals"
    }
    fraud-worker = {
      description = "The simulated fraud service at work."
      environment = { FRAUD_QUEUE_URL = var.queues["fraud-checks"].url }
      method      = "ConsumeFraudChecks"
      permissions = merge(
        { "sqs:SendMessage" = [local.queues["fraud-checks"]] }, # a long check puts itself back
        [for purpose in ["answer", "beat", "fail"] : { for action, resource in var.workflows["loan"].grants[purpose] : action => [resource] }]...
      )
      queue = "fraud-checks"
    }
    order-consumer = {
      description = "Puts orders that need a release on the decision desk."
      environment = { DECISIONS_TABLE = var.tables.decisions.name }
      method      = "ConsumeOrders"
      permissions = local.asking["order"]
      queue       = "orders"
    }
  }
}

module "consumer" {
  source   = "../function"
  for_each = local.consumers

  defaults    = var.defaults
  description = each.value.description
  environment = each.value.environment
  method      = each.value.method
  name        = "${var.prefix}-${each.key}"
  package     = var.package
  permissions = merge(each.value.permissions, {
    for action in ["sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:ReceiveMessage"] : action => [local.queues[each.value.queue]]
  })
}

resource "aws_lambda_event_source_mapping" "consumer" {
  for_each = local.consumers

  batch_size              = 10
  event_source_arn        = local.queues[each.value.queue]
  function_name           = module.consumer[each.key].alias_arn
  function_response_types = ["ReportBatchItemFailures"]
}

# The fraud service's door, which the loan workflows invoke.
module "fraud_check" {
  source = "../function"

  asynchronous = true
  defaults     = var.defaults
  description  = "Takes a request for a fraud check and queues the work."
  environment  = { FRAUD_QUEUE_URL = var.queues["fraud-checks"].url }
  method       = "CheckFraud"
  name         = "${var.prefix}-fraud-check"
  package      = var.package
  permissions  = { "sqs:SendMessage" = [local.queues["fraud-checks"]] }
}
