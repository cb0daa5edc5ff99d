locals {
  queues = { for name, queue in module.resources.queues : name => queue.arn }
  tables = { for name, table in module.resources.tables : name => table.arn }

  # To turn an unanswered question into an expired one, or to find that somebody decided in the last instant.
  expire = { "dynamodb:GetItem" = [local.tables.decisions], "dynamodb:UpdateItem" = [local.tables.decisions] }

  workflows = {
    approval = {
      permissions = merge(local.expire, { "sqs:SendMessage" = [local.queues.approvals] })
      tasks       = ["validate-approval"]
    }
    loan = {
      permissions = merge(local.expire, { "dynamodb:PutItem" = [local.tables.decisions, local.tables.ledger] })
      tasks       = ["assess-loan", "offer-loan", "pull-report", "validate-loan"]
    }
    moderation = {
      permissions = merge(local.expire, {
        "dynamodb:PutItem" = [local.tables.articles, local.tables.decisions]
        "sqs:SendMessage"  = [local.queues.notifications]
      })
      tasks = ["check-article"]
    }
    order = {
      permissions = merge(local.expire, {
        "dynamodb:PutItem"    = [local.tables.ledger]
        "dynamodb:UpdateItem" = [local.tables.decisions, local.tables.ledger]
        "sqs:SendMessage"     = [local.queues.orders]
      })
      tasks = ["fulfil-order", "validate-order"]
    }
  }

  # All versions: what still runs calls those that it began with.
  invoked = { for name, workflow in local.workflows : name => concat(
    [for task in workflow.tasks : "${module.task[task].arn}:*"],
    name == "loan" ? [module.functions.fraud_check_arn] : [],
  ) }

  machines = "${path.module}/../../stepfunctions"

  # The ${names} in the definitions.
  definition_values = merge(
    { for name, task in module.task : "${replace(name, "-", "_")}_arn" => task.version_arn },
    {
      approval_queue_url     = module.resources.queues["approvals"].url
      articles_table         = module.resources.tables.articles.name
      decisions_table        = module.resources.tables.decisions.name
      fraud_check_arn        = module.functions.fraud_check_arn
      ledger_table           = module.resources.tables.ledger.name
      notification_queue_url = module.resources.queues["notifications"].url
      order_queue_url        = module.resources.queues["orders"].url
    },
  )
}

module "workflow" {
  source   = "../modules/state-machine"
  for_each = local.workflows

  account                  = local.account
  alarm_topic_arns         = var.alarm_topic_arns
  canary                   = var.canary == null ? null : { stable_version = var.canary.stable_versions[each.key], weight = var.canary.weight }
  definition               = templatefile("${local.machines}/${one(fileset(local.machines, "*/${each.key}.asl.json"))}", local.definition_values)
  kms_key_arn              = var.kms_key_arn
  log_retention_days       = var.log_retention_days
  permissions              = merge(each.value.permissions, { "lambda:InvokeFunction" = local.invoked[each.key] })
  permissions_boundary_arn = local.boundary_arn
  prefix                   = var.prefix
  workflow                 = each.key
}
