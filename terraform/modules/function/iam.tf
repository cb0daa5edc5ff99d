data "aws_iam_policy_document" "trust" {
  statement {
    actions = ["sts:AssumeRole"]

    condition {
      test     = "StringEquals"
      values   = [var.defaults.account.id]
      variable = "aws:SourceAccount"
    }

    principals {
      identifiers = ["lambda.amazonaws.com"]
      type        = "Service"
    }
  }
}

data "aws_iam_policy_document" "this" {
  statement {
    actions   = ["logs:CreateLogStream", "logs:PutLogEvents"]
    resources = ["${aws_cloudwatch_log_group.this.arn}:*"]
    sid       = "Log"
  }

  # X-Ray knows no resources for these.
  statement {
    actions   = ["xray:PutTelemetryRecords", "xray:PutTraceSegments"]
    resources = ["*"]
    sid       = "Trace"
  }

  # Its settings, and the messages that it reads and sends.
  dynamic "statement" {
    for_each = var.defaults.kms_key_arn[*]

    content {
      actions   = ["kms:Decrypt", "kms:GenerateDataKey"]
      resources = [statement.value]
      sid       = "Key"
    }
  }

  # An execution's ARN begins with the version that it runs on; neither the function's own ARN nor an alias's would match.
  dynamic "statement" {
    for_each = length(var.own_actions) == 0 ? [] : [var.own_actions]

    content {
      actions   = statement.value
      resources = ["${local.arn}:*"]
      sid       = "OwnExecutions"
    }
  }

  # Lambda sends what it gives up in the function's name.
  dynamic "statement" {
    for_each = var.asynchronous ? [var.defaults.dead_letter_queue_arn] : []

    content {
      actions   = ["sqs:SendMessage"]
      resources = [statement.value]
      sid       = "DeadLetters"
    }
  }

  dynamic "statement" {
    for_each = var.permissions

    content {
      actions   = [statement.key]
      resources = statement.value
    }
  }
}

resource "aws_iam_role" "this" {
  assume_role_policy = data.aws_iam_policy_document.trust.json
  description        = "What ${var.name} may do."
  name               = var.name

  permissions_boundary = var.defaults.permissions_boundary_arn
}

resource "aws_iam_role_policy" "this" {
  name   = "needs"
  policy = data.aws_iam_policy_document.this.json
  role   = aws_iam_role.this.id
}
