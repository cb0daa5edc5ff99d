# Who calls whom.

mock_provider "aws" {
  override_during = plan
  source          = "../tests/mocks"
}

variables {
  package_dir = "../tests/packages"
  prefix      = "cmp"
}

run "definitions_call_versions_and_callers_the_alias" {
  command = plan

  assert {
    condition     = alltrue([for name, value in local.definition_values : can(regex(":[0-9]+$", value)) if endswith(name, "_arn") && name != "fraud_check_arn"])
    error_message = "The definitions call the versions of their tasks."
  }

  assert {
    condition     = alltrue([for arn in values(output.workflow_arns) : endswith(arn, ":live")])
    error_message = "Whoever starts a workflow starts its alias."
  }

  assert {
    condition     = strcontains(output.commands.order.start, "--state-machine-arn ${output.workflow_arns.order} ")
    error_message = "The command to start an order names its state machine."
  }
}

run "commands_name_the_profile_where_one_is_given" {
  command = plan

  variables {
    aws_profile = "sandbox"
  }

  assert {
    condition     = alltrue([for command in values(output.commands.loan) : startswith(command, "aws --region eu-west-1 --profile sandbox stepfunctions ")])
    error_message = "The commands are ready to paste."
  }
}
