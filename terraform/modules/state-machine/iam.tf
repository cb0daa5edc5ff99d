locals {
  # By name, for the role that must be there before the machine.
  own_arn = "arn:${var.account.partition}:states:${var.account.region}:${var.account.id}:stateMachine:${var.prefix}-${var.workflow}"
}

data "aws_iam_policy_document" "trust" {
  statement {
    actions = ["sts:AssumeRole"]

    condition {
      test     = "StringEquals"
      values   = [var.account.id]
      variable = "aws:SourceAccount"
    }

    # The machine, and its versions and aliases.
    condition {
      test     = "ArnLike"
      values   = [local.own_arn, "${local.own_arn}:*"]
      variable = "aws:SourceArn"
    }

    principals {
      identifiers = ["states.amazonaws.com"]
      type        = "Service"
    }
  }
}

data "aws_iam_policy_document" "this" {
  # Log deliveries belong to the account; CloudWatch Logs knows no resources for these.
  statement {
    actions = [
      "logs:CreateLogDelivery",
      "logs:DeleteLogDelivery",
      "logs:DescribeLogGroups",
      "logs:DescribeResourcePolicies",
      "logs:GetLogDelivery",
      "logs:ListLogDeliveries",
      "logs:UpdateLogDelivery",
    ]
    resources = ["*"]
    sid       = "Log"
  }

  # The narrowest that CloudWatch Logs knows for it is all groups of the account and region.
  statement {
    actions   = ["logs:PutResourcePolicy"]
    resources = ["arn:${var.account.partition}:logs:${var.account.region}:${var.account.id}:log-group:*"]
    sid       = "LogPolicy"
  }

  # X-Ray knows no resources for these.
  statement {
    actions = [
      "xray:GetSamplingRules",
      "xray:GetSamplingTargets",
      "xray:PutTelemetryRecords",
      "xray:PutTraceSegments",
    ]
    resources = ["*"]
    sid       = "Trace"
  }

  # Its own history, and the messages that it sends.
  dynamic "statement" {
    for_each = var.kms_key_arn[*]

    content {
      actions   = ["kms:Decrypt", "kms:GenerateDataKey"]
      resources = [statement.value]
      sid       = "Key"
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
  description        = "What the states of ${var.prefix}-${var.workflow} may do."
  name               = "${var.prefix}-${var.workflow}"

  permissions_boundary = var.permissions_boundary_arn
}

resource "aws_iam_role_policy" "this" {
  name   = "needs"
  policy = data.aws_iam_policy_document.this.json
  role   = aws_iam_role.this.id
}
