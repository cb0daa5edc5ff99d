locals {
  newest  = aws_sfn_state_machine.this.state_machine_version_arn
  percent = var.canary == null ? 100 : floor(var.canary.weight * 100 + 0.5)
  stable  = var.canary == null ? local.newest : "${aws_sfn_state_machine.this.arn}:${var.canary.stable_version}"
  # Before anything newer is deployed there is nothing to divide.
  routes = local.stable == local.newest ? [{ arn = local.newest, weight = 100 }] : [
    { arn = local.stable, weight = 100 - local.percent },
    { arn = local.newest, weight = local.percent },
  ]
}

# Under this path CloudWatch needs no line of its own in the account's resource policy, which is short.
resource "aws_cloudwatch_log_group" "this" {
  kms_key_id        = var.kms_key_arn
  name              = "/aws/vendedlogs/states/${var.prefix}-${var.workflow}"
  retention_in_days = var.log_retention_days
}

resource "aws_sfn_state_machine" "this" {
  definition = var.definition
  name       = "${var.prefix}-${var.workflow}"
  publish    = true
  role_arn   = aws_iam_role.this.arn
  type       = "STANDARD"

  dynamic "encryption_configuration" {
    for_each = var.kms_key_arn[*]

    content {
      kms_key_id = encryption_configuration.value
      type       = "CUSTOMER_MANAGED_KMS_KEY"
    }
  }

  # Execution data holds task tokens and what people typed.
  logging_configuration {
    include_execution_data = false
    level                  = "ALL"
    log_destination        = "${aws_cloudwatch_log_group.this.arn}:*"
  }

  tracing_configuration {
    enabled = true
  }

  # Step Functions tries the log destination when the machine is made.
  depends_on = [aws_iam_role_policy.this]
}

# Whoever starts, starts the alias. An execution keeps the version that it began with.
resource "aws_sfn_alias" "live" {
  description = "The versions that are started."
  name        = "live"

  dynamic "routing_configuration" {
    for_each = local.routes

    content {
      state_machine_version_arn = routing_configuration.value.arn
      weight                    = routing_configuration.value.weight
    }
  }
}

# No function runs when a question expires, so nobody but the log can count it. A filter takes dimensions from the event
# only, and no short member of the event names the workflow: this metric has none. Somebody's decision in the last instant
# enters the state as well, and is counted.
resource "aws_cloudwatch_log_metric_filter" "expired" {
  log_group_name = aws_cloudwatch_log_group.this.name
  name           = "decisions-expired"
  pattern        = "{ ($.type = \"TaskStateEntered\") && ($.details.name = \"Expire\") }"

  metric_transformation {
    name      = "DecisionsExpired"
    namespace = "Comparison"
    unit      = "Count"
    value     = "1"
  }
}

# An outcome such as rejected or expired is a success; these are the executions that nobody planned.
module "alarm" {
  source   = "../alarm"
  for_each = { failed = "ExecutionsFailed", throttled = "ExecutionThrottled", timed-out = "ExecutionsTimedOut" }

  description = "An execution of ${aws_sfn_state_machine.this.name} was held up, or ended without an outcome. Its history says why."
  dimensions  = { StateMachineArn = aws_sfn_state_machine.this.arn }
  metric      = each.value
  name        = "${aws_sfn_state_machine.this.name}-${each.key}"
  namespace   = "AWS/States"
  topic_arns  = var.alarm_topic_arns
}
