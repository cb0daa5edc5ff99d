mock_provider "aws" {
  override_during = plan
  source          = "../../tests/mocks"
}

variables {
  account          = { id = "123456789012", partition = "aws", region = "eu-west-1" }
  alarm_topic_arns = ["arn:aws:sns:eu-west-1:123456789012:alarms"]
  delay_seconds    = 60
  has_consumer     = true
  name             = "cmp-approvals"
}

run "messages_go_to_the_dead_letter_queue_after_three_tries" {
  command = plan

  assert {
    condition     = jsondecode(aws_sqs_queue.this.redrive_policy) == { deadLetterTargetArn = module.dead.arn, maxReceiveCount = 3 }
    error_message = "The third failure is the last."
  }

  assert {
    condition     = aws_sqs_queue.this.sqs_managed_sse_enabled
    error_message = "The queue is encrypted."
  }
}

run "a_message_that_waits_longer_than_its_tries_take_is_told_of" {
  command = plan

  assert {
    condition     = length(module.age) == 1
    error_message = "A queue that is consumed has an alarm on the age of its messages."
  }
}

run "nobody_is_told_of_the_age_of_what_nobody_consumes" {
  command = plan

  variables {
    has_consumer = false
  }

  assert {
    condition     = length(module.age) == 0
    error_message = "Its messages may wait for as long as they are kept."
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
    condition     = aws_sqs_queue.this.kms_master_key_id == var.kms_key_arn
    error_message = "The queue is encrypted by the key."
  }
}
