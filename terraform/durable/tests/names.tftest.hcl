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
