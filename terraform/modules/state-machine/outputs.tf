locals {
  arn        = aws_sfn_state_machine.this.arn
  executions = "${replace(local.arn, ":stateMachine:", ":execution:")}:*"
}

output "arn" {
  description = "The state machine."
  value       = local.arn
}

output "grants" {
  description = "What others need to be allowed, by purpose: actions with their resource."
  value = {
    answer = { "states:SendTaskSuccess" = local.arn }
    beat   = { "states:SendTaskHeartbeat" = local.arn }
    fail   = { "states:SendTaskFailure" = local.arn }
    read = {
      "states:DescribeExecution"   = local.executions
      "states:GetExecutionHistory" = local.executions
      "states:ListExecutions"      = local.arn
    }
    start = {
      "states:DescribeExecution" = local.executions # the id was used before: with the same payload?
      "states:StartExecution"    = aws_sfn_alias.live.arn
    }
    state = { "states:DescribeExecution" = local.executions }
  }
}

output "permissions" {
  description = "What the states may do beyond logs and traces: actions, each with its resources."
  value       = var.permissions
}

output "role_arn" {
  description = "The state machine's role."
  value       = aws_iam_role.this.arn
}

output "target" {
  description = "What starts the workflow: the alias."
  value       = aws_sfn_alias.live.arn
}
