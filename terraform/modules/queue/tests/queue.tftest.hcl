mock_provider "aws" {
  override_during = plan
  source          = "../../tests/mocks"
}

variables {
  alarm_topic_arns = ["arn:aws:sns:eu-west-1:123456789012:alarms"]
  delay_seconds    = 60
  name             = "cmp-approvals"
}

run "messages_go_to_the_dead_letter_queue_after_three_tries" {
  command = plan

  assert {
    condition     = jsondecode(aws_sqs_queue.this.redrive_policy) == { deadLetterTargetArn = aws_sqs_queue.dead.arn, maxReceiveCount = 3 }
    error_message = "The third failure is the last."
  }

  assert {
    condition     = aws_sqs_queue.dead.name == "cmp-approvals-dead"
    error_message = "The dead-letter queue is named after its queue."
  }

  assert {
    condition     = aws_sqs_queue.this.sqs_managed_sse_enabled && aws_sqs_queue.dead.sqs_managed_sse_enabled
    error_message = "Both queues are encrypted."
  }
}

run "delay_beyond_sqs_is_refused" {
  command = plan

  variables {
    delay_seconds = 901
  }

  expect_failures = [var.delay_seconds]
}

run "a_key_of_ones_own_takes_the_place_of_sqss" {
  command = plan

  variables {
    kms_key_arn = "arn:aws:kms:eu-west-1:123456789012:key/1"
  }

  assert {
    condition     = alltrue([for queue in [aws_sqs_queue.this, aws_sqs_queue.dead] : queue.kms_master_key_id == var.kms_key_arn])
    error_message = "Both queues are encrypted by the key."
  }
}
