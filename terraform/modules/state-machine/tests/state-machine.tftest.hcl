mock_provider "aws" {
  override_during = plan
  source          = "../../tests/mocks"
}

variables {
  account            = { id = "123456789012", partition = "aws", region = "eu-west-1" }
  alarm_topic_arns   = []
  definition         = "{\"StartAt\":\"Done\",\"States\":{\"Done\":{\"Type\":\"Succeed\"}}}"
  log_retention_days = 14
  permissions        = { "sqs:SendMessage" = ["arn:aws:sqs:eu-west-1:123456789012:cmp-orders"] }
  prefix             = "cmp"
  workflow           = "order"
}

run "logs_hold_no_execution_data" {
  command = plan

  assert {
    condition     = !aws_sfn_state_machine.this.logging_configuration[0].include_execution_data
    error_message = "Task tokens stay out of logs."
  }

  assert {
    condition     = aws_sfn_state_machine.this.logging_configuration[0].level == "ALL" && aws_sfn_state_machine.this.tracing_configuration[0].enabled
    error_message = "Every event is logged, every execution traced: the expired questions are counted from the log."
  }
}

run "expired_questions_are_counted" {
  command = plan

  assert {
    condition     = aws_cloudwatch_log_metric_filter.expired.pattern == "{ ($.type = \"TaskStateEntered\") && ($.details.name = \"Expire\") }"
    error_message = "The filter counts entries into Expire."
  }

  assert {
    condition     = one(aws_cloudwatch_log_metric_filter.expired.metric_transformation).namespace == "Comparison" && one(aws_cloudwatch_log_metric_filter.expired.metric_transformation).name == "DecisionsExpired"
    error_message = "The metric stands beside those of the functions."
  }
}

run "callbacks_are_scoped_to_the_machine" {
  command = plan

  assert {
    condition     = output.grants.answer == { "states:SendTaskSuccess" = aws_sfn_state_machine.this.arn }
    error_message = "Who answers may answer this machine's tasks only."
  }

  assert {
    condition     = output.grants.state == { "states:DescribeExecution" = "arn:aws:states:eu-west-1:123456789012:execution:mock:*" }
    error_message = "Who looks may look at this machine's executions only."
  }
}

run "all_starts_go_to_the_newest_version" {
  command = plan

  assert {
    condition     = aws_sfn_state_machine.this.publish && jsonencode(local.routes) == jsonencode([{ arn = "arn:aws:states:eu-west-1:123456789012:stateMachine:mock:1", weight = 100 }])
    error_message = "The alias live starts the newest version, and each change is a version."
  }
}

run "a_canary_takes_its_share" {
  command = plan

  variables {
    canary = { stable_version = "7", weight = 0.1 }
  }

  assert {
    condition = jsonencode(local.routes) == jsonencode([
      { arn = "arn:aws:states:eu-west-1:123456789012:stateMachine:mock:7", weight = 90 },
      { arn = "arn:aws:states:eu-west-1:123456789012:stateMachine:mock:1", weight = 10 },
    ])
    error_message = "A tenth starts the newest version, the rest the stable one."
  }
}

run "a_canary_of_nothing_newer_divides_nothing" {
  command = plan

  variables {
    canary = { stable_version = "1", weight = 0.1 }
  }

  assert {
    condition     = length(local.routes) == 1
    error_message = "An alias cannot name one version twice."
  }
}

run "a_key_of_ones_own_encrypts_history_and_log" {
  command = plan

  variables {
    kms_key_arn = "arn:aws:kms:eu-west-1:123456789012:key/1"
  }

  assert {
    condition     = one(aws_sfn_state_machine.this.encryption_configuration).kms_key_id == var.kms_key_arn && one(aws_sfn_state_machine.this.encryption_configuration).type == "CUSTOMER_MANAGED_KMS_KEY"
    error_message = "The history is encrypted by the key."
  }

  assert {
    condition     = aws_cloudwatch_log_group.this.kms_key_id == var.kms_key_arn
    error_message = "So is the log."
  }
}
