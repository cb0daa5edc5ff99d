# What there is and how it is called. The plan of this run is also what tests/Terraform.Tests reads.

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
      "approval-consumer", "assess-loan", "check-article", "decide", "fraud-check", "fraud-worker", "fulfil-order", "list-decisions",
      "offer-loan", "order-consumer", "pull-report", "read-workflow", "start-workflow", "validate-approval", "validate-loan",
      "validate-order",
    ])
    error_message = "There are sixteen functions, eight of them tasks."
  }

  assert {
    condition     = alltrue([for name, task in module.task : task.name == "cmp-${name}"])
    error_message = "A function is named after the prefix and its task."
  }

  assert {
    condition     = output.table_names == { articles = "cmp-articles", decisions = "cmp-decisions", ledger = "cmp-ledger" }
    error_message = "Tables are named after the prefix."
  }

  assert {
    condition     = toset(keys(output.state_machine_arns)) == toset(["approval", "loan", "moderation", "order"])
    error_message = "There is a state machine for each workflow."
  }
}
