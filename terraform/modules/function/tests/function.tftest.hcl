mock_provider "aws" {
  override_during = plan
  source          = "../../tests/mocks"
}

variables {
  defaults = {
    account                  = { id = "123456789012", partition = "aws", region = "eu-west-1" }
    alarm_topic_arns         = []
    architecture             = "x86_64"
    dead_letter_queue_arn    = "arn:aws:sqs:eu-west-1:123456789012:cmp-events-dead"
    deadline_scale           = 1
    engine                   = "durable"
    log_retention_days       = 14
    memory_size              = 512
    permissions_boundary_arn = "arn:aws:iam::123456789012:policy/comparison-boundary"
  }
  description = "A test."
  environment = { LEDGER_TABLE = "cmp-ledger" }
  method      = "RunOrder"
  name        = "cmp-order"
  package     = { assembly = "Comparison.Durable", path = "../../tests/packages/durable.zip" }
  permissions = { "dynamodb:PutItem" = ["arn:aws:dynamodb:eu-west-1:123456789012:table/cmp-ledger"] }
}

run "the_generated_main_finds_its_method" {
  command = plan

  assert {
    condition     = aws_lambda_function.this.handler == "Comparison.Durable"
    error_message = "The handler is the executable assembly."
  }

  assert {
    condition = aws_lambda_function.this.environment[0].variables == tomap({
      ANNOTATIONS_HANDLER = "RunOrder"
      DEADLINE_SCALE      = "1"
      LEDGER_TABLE        = "cmp-ledger"
      WORKFLOW_ENGINE     = "durable"
    })
    error_message = "The environment holds the settings, the method, the engine and the deadlines' scale."
  }
}

run "a_published_version_is_behind_the_alias" {
  command = plan

  assert {
    condition     = aws_lambda_function.this.publish && aws_lambda_function.this.runtime == "dotnet10"
    error_message = "Every change of code or settings is a version of its own."
  }

  assert {
    condition     = aws_lambda_alias.live.name == "live" && aws_lambda_alias.live.function_version == aws_lambda_function.this.version
    error_message = "The alias live names the newest version."
  }
}

run "logs_are_kept_as_long_as_told" {
  command = plan

  assert {
    condition     = aws_cloudwatch_log_group.this.name == "/aws/lambda/cmp-order" && aws_cloudwatch_log_group.this.retention_in_days == 14
    error_message = "The log group is there before the function and has a retention."
  }

  assert {
    condition     = aws_lambda_function.this.logging_config[0].log_group == aws_cloudwatch_log_group.this.name
    error_message = "The function writes to it."
  }
}

run "only_tracing_is_allowed_on_everything" {
  command = plan

  assert {
    condition = [
      for statement in data.aws_iam_policy_document.this.statement : statement.sid if contains(statement.resources, "*")
    ] == ["Trace"]
    error_message = "X-Ray alone knows no resources."
  }

  assert {
    condition     = length(data.aws_iam_policy_document.this.statement) == 3
    error_message = "Logs, traces and the one permission: nothing else."
  }
}

run "the_role_is_bounded_and_its_trust_is_the_accounts_own" {
  command = plan

  assert {
    condition     = aws_iam_role.this.permissions_boundary == var.defaults.permissions_boundary_arn
    error_message = "Whatever its policy says, the role may do no more than the boundary."
  }

  assert {
    condition     = one(one(data.aws_iam_policy_document.trust.statement[0].condition).values) == "123456789012"
    error_message = "Lambda may take the role for this account only."
  }
}

run "what_is_given_up_has_a_place_and_an_alarm" {
  command = plan

  variables {
    asynchronous = true
  }

  assert {
    condition     = aws_lambda_function.this.dead_letter_config[0].target_arn == var.defaults.dead_letter_queue_arn
    error_message = "An event that Lambda gives up goes to the dead-letter queue."
  }

  assert {
    condition     = toset(keys(module.alarm)) == toset(["errors", "lost", "throttles"])
    error_message = "Errors, throttles and events that were lost are told of."
  }
}

run "a_plain_function_is_not_durable" {
  command = plan

  assert {
    condition     = length(aws_lambda_function.this.durable_config) == 0
    error_message = "Only workflows are durable."
  }
}

run "a_durable_function_may_work_on_its_own_executions" {
  command = plan

  variables {
    durable     = { execution_timeout = 172800, retention_period = 7 }
    own_actions = ["lambda:CheckpointDurableExecution"]
  }

  assert {
    condition     = aws_lambda_function.this.durable_config[0].execution_timeout == 172800 && aws_lambda_function.this.durable_config[0].retention_period == 7
    error_message = "The limits are those that were asked for."
  }

  assert {
    condition     = output.permissions["lambda:CheckpointDurableExecution"] == ["arn:aws:lambda:eu-west-1:123456789012:function:cmp-order:*"]
    error_message = "Its own executions, by version: no other function's."
  }
}

run "an_execution_of_more_than_a_year_is_refused" {
  command = plan

  variables {
    durable = { execution_timeout = 31622401, retention_period = 7 }
  }

  expect_failures = [var.durable]
}

run "a_history_of_more_than_ninety_days_is_refused" {
  command = plan

  variables {
    durable = { execution_timeout = 60, retention_period = 91 }
  }

  expect_failures = [var.durable]
}

run "a_canary_takes_its_share" {
  command = plan

  variables {
    canary = { stable_version = "7", weight = 0.1 }
  }

  assert {
    condition     = aws_lambda_alias.live.function_version == "7" && aws_lambda_alias.live.routing_config[0].additional_version_weights == tomap({ "1" = 0.1 })
    error_message = "A tenth of the calls goes to the newest version, the rest to the stable one."
  }
}

run "a_canary_of_nothing_newer_divides_nothing" {
  command = plan

  variables {
    canary = { stable_version = "1", weight = 0.1 }
  }

  assert {
    condition     = length(aws_lambda_alias.live.routing_config) == 0
    error_message = "An alias cannot name one version twice."
  }
}
