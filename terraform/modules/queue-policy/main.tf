# Made of the queue's name and not of the queue, so that it is part of the queue from the first: a policy of its own costs the
# provider 50 seconds.
locals {
  arn = "arn:${var.account.partition}:sqs:${var.account.region}:${var.account.id}:${var.name}"
}

data "aws_iam_policy_document" "this" {
  statement {
    actions   = ["sqs:*"]
    effect    = "Deny"
    resources = [local.arn]
    sid       = "TlsOnly"

    condition {
      test     = "Bool"
      values   = ["false"]
      variable = "aws:SecureTransport"
    }

    principals {
      identifiers = ["*"]
      type        = "*"
    }
  }
}
