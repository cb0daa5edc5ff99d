locals {
  # Lambda matches an execution by function and version; aliases never match. A list of executions is asked for by the function's own
  # name; that its ARN is then what counts follows from that and was not tried on AWS.
  executions = "${module.function.arn}:*"
}

output "function" {
  description = "The function that runs the workflow, as the other functions are shown."
  value       = module.function
}

output "grants" {
  description = "What others need to be allowed, by purpose: actions with their resource."
  value = {
    answer = { "lambda:SendDurableExecutionCallbackSuccess" = local.executions }
    beat   = { "lambda:SendDurableExecutionCallbackHeartbeat" = local.executions }
    fail   = { "lambda:SendDurableExecutionCallbackFailure" = local.executions }
    read = {
      "lambda:GetDurableExecution"             = local.executions
      "lambda:GetDurableExecutionHistory"      = local.executions
      "lambda:ListDurableExecutionsByFunction" = module.function.arn
    }
    start = {
      "lambda:GetDurableExecution"             = local.executions # the id was used before: with the same payload?
      "lambda:InvokeFunction"                  = module.function.alias_arn
      "lambda:ListDurableExecutionsByFunction" = module.function.arn
    }
    state = { "lambda:ListDurableExecutionsByFunction" = module.function.arn }
  }
}

output "target" {
  description = "What starts the workflow: the alias."
  value       = module.function.alias_arn
}
