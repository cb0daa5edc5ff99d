module "function" {
  source = "../function"

  asynchronous = true
  canary       = var.canary
  defaults     = var.defaults
  description  = "The ${var.workflow} workflow, durable."
  durable      = { execution_timeout = var.limit_seconds, retention_period = var.retention_days }
  environment  = var.environment
  method       = var.method
  name         = "${var.prefix}-${var.workflow}"
  own_actions  = concat(["lambda:CheckpointDurableExecution", "lambda:GetDurableExecutionState"], var.own_actions)
  package      = var.package
  permissions  = var.permissions
}

# An outcome such as rejected or expired is a success; these are the executions that nobody planned.
module "alarm" {
  source   = "../alarm"
  for_each = { failed = "DurableExecutionFailed", timed-out = "DurableExecutionTimedOut" }

  description = "An execution of ${module.function.name} ended without an outcome. Its history says why."
  dimensions  = { FunctionName = module.function.name }
  metric      = each.value
  name        = "${module.function.name}-${each.key}"
  namespace   = "AWS/Lambda"
  topic_arns  = var.defaults.alarm_topic_arns
}
