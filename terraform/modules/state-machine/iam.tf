data "aws_iam_policy_document" "trust" {
  statement {
    actions = ["sts:AssumeRole"]

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
      "logs:PutResourcePolicy",
      "logs:UpdateLogDelivery",
    ]
    resources = ["*"]
    sid       = "Log"
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
}

resource "aws_iam_role_policy" "this" {
  name   = "needs"
  policy = data.aws_iam_policy_document.this.json
  role   = aws_iam_role.this.id
}
