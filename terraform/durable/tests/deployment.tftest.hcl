# Names, wiring and settings of what is deployed.

mock_provider "aws" {
  override_during = plan
  source          = "../tests/mocks"
}

variables {
  package_dir = "../tests/packages"
  prefix      = "cmp"
}

run "everything_is_named_after_the_prefix" {
  command = plan

  assert {
    condition = toset(keys(output.function_arns)) == toset([
      "approval", "approval-consumer", "decide", "fraud-check", "fraud-worker", "list-decisions", "loan", "moderation", "order",
      "order-consumer", "read-workflow", "start-workflow",
    ])
    error_message = "There are twelve functions, four of them workflows."
  }

  assert {
    condition     = alltrue([for name, workflow in module.workflow : workflow.function.name == "cmp-${name}"])
    error_message = "A function is named after the prefix and its workflow."
  }

  assert {
    condition     = output.table_names == { articles = "cmp-articles", decisions = "cmp-decisions", ledger = "cmp-ledger" }
    error_message = "Tables are named after the prefix."
  }

  assert {
    condition     = output.state_machine_arns == {}
    error_message = "The durable variant has no state machine."
  }
}

run "callers_use_the_alias" {
  command = plan

  assert {
    condition     = alltrue([for arn in values(output.workflow_arns) : endswith(arn, ":live")])
    error_message = "A workflow is started by the alias live."
  }

  assert {
    condition     = strcontains(output.commands.order.start, "--function-name ${output.workflow_arns.order} ")
    error_message = "The command to start an order calls the alias."
  }
}

run "commands_name_the_profile_where_one_is_given" {
  command = plan

  variables {
    aws_profile = "sandbox"
  }

  assert {
    condition     = alltrue([for command in values(output.commands.loan) : startswith(command, "aws --region eu-west-1 --profile sandbox lambda ")])
    error_message = "The commands are ready to paste."
  }
}
