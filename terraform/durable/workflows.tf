locals {
  queues = { for name, queue in module.resources.queues : name => queue.arn }
  tables = { for name, table in module.resources.tables : name => table.arn }

  # To turn an unanswered question into an expired one, or to find that somebody decided in the last instant.
  expire = { "dynamodb:GetItem" = [local.tables.decisions], "dynamodb:UpdateItem" = [local.tables.decisions] }
  # The desk answers at once where the decision was made before.
  ask_own = ["lambda:SendDurableExecutionCallbackSuccess"]

  # Limits equal the ExecutionLimitSeconds of the domain's policies.
  workflows = {
    approval = {
      limit_seconds = 2678400 # 31 days
      method        = "RunApproval"
      own_actions   = []
      permissions   = merge(local.expire, { "sqs:SendMessage" = [local.queues.approvals] })
    }
    loan = {
      limit_seconds = 3600
      method        = "RunLoan"
      own_actions   = local.ask_own
      permissions = merge(local.expire, {
        "dynamodb:PutItem"      = [local.tables.decisions, local.tables.ledger]
        "lambda:InvokeFunction" = [module.functions.fraud_check_arn]
      })
    }
    moderation = {
      limit_seconds = 345600 # 4 days
      method        = "RunModeration"
      own_actions   = local.ask_own
      permissions = merge(local.expire, {
        "dynamodb:PutItem" = [local.tables.articles, local.tables.decisions]
        "sqs:SendMessage"  = [local.queues.notifications]
      })
    }
    order = {
      limit_seconds = 172800 # 2 days
      method        = "RunOrder"
      own_actions   = []
      permissions = merge(local.expire, {
        "dynamodb:PutItem"    = [local.tables.ledger]
        "dynamodb:UpdateItem" = [local.tables.decisions, local.tables.ledger]
        "sqs:SendMessage"     = [local.queues.orders]
      })
    }
  }
}

module "workflow" {
  source   = "../modules/durable-workflow"
  for_each = local.workflows

  canary   = var.canary == null ? null : { stable_version = var.canary.stable_versions[each.key], weight = var.canary.weight }
  defaults = local.defaults
  environment = {
    APPROVAL_QUEUE_URL     = module.resources.queues["approvals"].url
    ARTICLES_TABLE         = module.resources.tables.articles.name
    DECISIONS_TABLE        = module.resources.tables.decisions.name
    FRAUD_CHECK_ARN        = module.functions.fraud_check_arn
    LEDGER_TABLE           = module.resources.tables.ledger.name
    NOTIFICATION_QUEUE_URL = module.resources.queues["notifications"].url
    ORDER_QUEUE_URL        = module.resources.queues["orders"].url
    SETTLE_SECONDS         = tostring(var.settle_seconds)
  }
  limit_seconds  = each.value.limit_seconds
  method         = each.value.method
  own_actions    = each.value.own_actions
  package        = module.packages.all[local.variant]
  permissions    = each.value.permissions
  prefix         = var.prefix
  retention_days = var.durable_retention_days
  workflow       = each.key
}
