# DynamoDB encrypts every table at rest, with a key of its own unless there is one for the stack.

resource "aws_dynamodb_table" "articles" {
  billing_mode = "PAY_PER_REQUEST"
  hash_key     = "id"
  name         = "${var.prefix}-articles"

  attribute {
    name = "id"
    type = "S"
  }

  point_in_time_recovery {
    enabled = true
  }

  dynamic "server_side_encryption" {
    for_each = var.kms_key_arn[*]

    content {
      enabled     = true
      kms_key_arn = server_side_encryption.value
    }
  }
}

resource "aws_dynamodb_table" "decisions" {
  billing_mode                = "PAY_PER_REQUEST"
  deletion_protection_enabled = var.deletion_protection
  hash_key                    = "id"
  name                        = "${var.prefix}-decisions"

  attribute {
    name = "id"
    type = "S"
  }

  attribute {
    name = "reply_by"
    type = "S"
  }

  attribute {
    name = "status"
    type = "S"
  }

  # Leaves the callback out: no query of what waits can ever return it.
  global_secondary_index {
    hash_key           = "status"
    name               = "pending"
    non_key_attributes = ["deciders", "facts", "question", "subject_id", "workflow"]
    projection_type    = "INCLUDE"
    range_key          = "reply_by"
  }

  point_in_time_recovery {
    enabled = true
  }

  dynamic "server_side_encryption" {
    for_each = var.kms_key_arn[*]

    content {
      enabled     = true
      kms_key_arn = server_side_encryption.value
    }
  }

  ttl {
    attribute_name = "expires_at"
    enabled        = true
  }
}

resource "aws_dynamodb_table" "ledger" {
  billing_mode                = "PAY_PER_REQUEST"
  deletion_protection_enabled = var.deletion_protection
  hash_key                    = "id"
  name                        = "${var.prefix}-ledger"

  attribute {
    name = "id"
    type = "S"
  }

  point_in_time_recovery {
    enabled = true
  }

  dynamic "server_side_encryption" {
    for_each = var.kms_key_arn[*]

    content {
      enabled     = true
      kms_key_arn = server_side_encryption.value
    }
  }
}
