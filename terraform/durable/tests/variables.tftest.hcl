# What is refused before anything is made, and that the words say why is checked by reading them.

mock_provider "aws" {
  override_during = plan
  source          = "../tests/mocks"
}

variables {
  package_dir = "../tests/packages"
}

run "architecture_unknown_is_refused" {
  command = plan

  variables {
    architecture = "x64"
  }

  expect_failures = [var.architecture]
}

run "canary_of_an_unknown_workflow_is_refused" {
  command = plan

  variables {
    canary = {
      stable_versions = { approval = "1", loan = "1", lunch = "1", moderation = "1", order = "1" }
      weight          = 0.1
    }
  }

  expect_failures = [var.canary]
}

run "canary_of_each_workflow_is_accepted" {
  command = plan

  variables {
    canary = {
      stable_versions = { approval = "1", loan = "1", moderation = "1", order = "1" }
      weight          = 0.1
    }
  }
}

run "cors_wildcard_is_refused" {
  command = plan

  variables {
    cors_origins = ["*"]
  }

  expect_failures = [var.cors_origins]
}

run "cors_without_tls_is_refused" {
  command = plan

  variables {
    cors_origins = ["http://desk.example.com"]
  }

  expect_failures = [var.cors_origins]
}

run "fraud_delay_beyond_sqs_is_refused" {
  command = plan

  variables {
    fraud_delay_seconds = 901
  }

  expect_failures = [var.fraud_delay_seconds]
}

run "jwt_issuer_without_audience_is_refused" {
  command = plan

  variables {
    jwt_issuer = "https://issuer.example.com"
  }

  expect_failures = [var.jwt_issuer]
}

run "jwt_without_scopes_is_refused" {
  command = plan

  variables {
    jwt_scopes = { decide = [], read = ["comparison/read"], start = ["comparison/start"] }
  }

  expect_failures = [var.jwt_scopes]
}

run "kms_alias_is_refused" {
  command = plan

  variables {
    kms_key_arn = "arn:aws:kms:eu-west-1:123456789012:alias/mine"
  }

  expect_failures = [var.kms_key_arn]
}

run "log_retention_unknown_to_cloudwatch_is_refused" {
  command = plan

  variables {
    log_retention_days = 8
  }

  expect_failures = [var.log_retention_days]
}

run "memory_of_half_a_megabyte_is_refused" {
  command = plan

  variables {
    memory_size = 512.5
  }

  expect_failures = [var.memory_size]
}

run "permissions_boundary_by_arn_is_refused" {
  command = plan

  variables {
    permissions_boundary = "arn:aws:iam::123456789012:policy/comparison-boundary"
  }

  expect_failures = [var.permissions_boundary]
}

run "prefix_with_capitals_is_refused" {
  command = plan

  variables {
    prefix = "Comparison"
  }

  expect_failures = [var.prefix]
}

run "queue_delay_below_zero_is_refused" {
  command = plan

  variables {
    queue_delay_seconds = -1
  }

  expect_failures = [var.queue_delay_seconds]
}

run "region_misspelt_is_refused" {
  command = plan

  variables {
    aws_region = "Ireland"
  }

  expect_failures = [var.aws_region]
}

run "retention_beyond_lambda_is_refused" {
  command = plan

  variables {
    durable_retention_days = 91
  }

  expect_failures = [var.durable_retention_days]
}

run "longer_deadlines_are_refused" {
  command = plan

  variables {
    deadline_scale = 2
  }

  expect_failures = [var.deadline_scale]
}

run "settling_at_once_is_refused" {
  command = plan

  variables {
    settle_seconds = 0
  }

  expect_failures = [var.settle_seconds]
}

run "topic_of_another_service_is_refused" {
  command = plan

  variables {
    alarm_topic_arns = ["arn:aws:sqs:eu-west-1:123456789012:alarms"]
  }

  expect_failures = [var.alarm_topic_arns]
}
