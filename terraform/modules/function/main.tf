locals {
  # Both engines' clients retry; a function that takes longer than this hangs.
  timeout_seconds = 30
  # By name, for what must be there before the function.
  arn = "arn:${var.defaults.account.partition}:lambda:${var.defaults.account.region}:${var.defaults.account.id}:function:${var.name}"
}

# Before the function: Lambda would make one without retention at the first line.
resource "aws_cloudwatch_log_group" "this" {
  kms_key_id        = var.defaults.kms_key_arn
  name              = "/aws/lambda/${var.name}"
  retention_in_days = var.defaults.log_retention_days
}

resource "aws_lambda_function" "this" {
  architectures    = [var.defaults.architecture]
  description      = var.description
  filename         = var.package.path
  function_name    = var.name
  handler          = var.package.assembly # an executable: the generated Main finds the method by ANNOTATIONS_HANDLER
  kms_key_arn      = var.defaults.kms_key_arn
  memory_size      = var.defaults.memory_size
  publish          = true
  role             = aws_iam_role.this.arn
  runtime          = "dotnet10"
  source_code_hash = filebase64sha256(var.package.path)
  timeout          = local.timeout_seconds

  # A dead-letter queue and not a destination: durable functions have none of those (AWS's "Invoking durable functions"), and both
  # kinds should be looked for in one place.
  dynamic "dead_letter_config" {
    for_each = var.asynchronous ? [var.defaults.dead_letter_queue_arn] : []

    content {
      target_arn = dead_letter_config.value
    }
  }

  dynamic "durable_config" {
    for_each = var.durable[*]

    content {
      execution_timeout = durable_config.value.execution_timeout
      retention_period  = durable_config.value.retention_period
    }
  }

  environment {
    variables = merge(var.environment, {
      ANNOTATIONS_HANDLER = var.method
      DEADLINE_SCALE      = tostring(var.defaults.deadline_scale)
      WORKFLOW_ENGINE     = var.defaults.engine
    })
  }

  logging_config {
    log_format = "JSON"
    log_group  = aws_cloudwatch_log_group.this.name
  }

  # A durable function is deleted after its running executions are stopped, one by one.
  timeouts {
    delete = "60m"
  }

  tracing_config {
    mode = "Active"
  }

  # Lambda asks whether the role may send to the dead-letter queue, and no call may find the role without its rights.
  depends_on = [aws_iam_role_policy.this]
}

# Whoever calls, calls the alias.
resource "aws_lambda_alias" "live" {
  description      = "The version that is called."
  function_name    = aws_lambda_function.this.function_name
  function_version = var.canary == null ? aws_lambda_function.this.version : var.canary.stable_version
  name             = "live"

  dynamic "routing_config" {
    # Before anything newer is deployed there is nothing to divide.
    for_each = [for canary in var.canary[*] : canary if canary.stable_version != aws_lambda_function.this.version]

    content {
      additional_version_weights = { (aws_lambda_function.this.version) = routing_config.value.weight }
    }
  }

  # A function that is replaced takes its aliases along, and the new one's first version has the old one's number: nothing else
  # would tell Terraform to make the alias again.
  lifecycle {
    replace_triggered_by = [aws_lambda_function.this.arn]
  }
}

module "alarm" {
  source = "../alarm"
  for_each = merge(
    {
      errors    = { description = "Calls of ${var.name} failed. Its log says why.", metric = "Errors" }
      throttles = { description = "Calls of ${var.name} were refused for want of concurrency.", metric = "Throttles" }
    },
    var.asynchronous ? {
      lost = { description = "An event of ${var.name} was given up and could not be sent to the dead-letter queue: it is lost.", metric = "DeadLetterErrors" }
    } : {},
  )

  description = each.value.description
  dimensions  = { FunctionName = aws_lambda_function.this.function_name }
  metric      = each.value.metric
  name        = "${var.name}-${each.key}"
  namespace   = "AWS/Lambda"
  topic_arns  = var.defaults.alarm_topic_arns
}
