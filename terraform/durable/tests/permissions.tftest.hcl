# Who may do what: the actions of every role, no more and no less. Their resources come from the wiring.

mock_provider "aws" {
  override_during = plan
  source          = "../tests/mocks"
}

variables {
  package_dir = "../tests/packages"
}

run "shared_functions_may_do_what_their_code_does" {
  command = plan

  assert {
    condition = jsonencode({ for name, function in module.functions.all : name => keys(function.permissions) }) == jsonencode({
      approval-consumer = ["dynamodb:GetItem", "dynamodb:PutItem", "lambda:SendDurableExecutionCallbackSuccess", "sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:ReceiveMessage"]
      decide            = ["dynamodb:GetItem", "dynamodb:UpdateItem", "lambda:ListDurableExecutionsByFunction", "lambda:SendDurableExecutionCallbackSuccess"]
      fraud-check       = ["sqs:SendMessage"]
      fraud-worker      = ["lambda:SendDurableExecutionCallbackFailure", "lambda:SendDurableExecutionCallbackHeartbeat", "lambda:SendDurableExecutionCallbackSuccess", "sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:ReceiveMessage", "sqs:SendMessage"]
      list-decisions    = ["dynamodb:Query"]
      order-consumer    = ["dynamodb:GetItem", "dynamodb:PutItem", "lambda:SendDurableExecutionCallbackSuccess", "sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:ReceiveMessage"]
      read-workflow     = ["lambda:GetDurableExecution", "lambda:GetDurableExecutionHistory", "lambda:ListDurableExecutionsByFunction"]
      start-workflow    = ["lambda:GetDurableExecution", "lambda:InvokeFunction", "lambda:ListDurableExecutionsByFunction"]
    })
    error_message = "A function has lost an action that its code makes, or got one that it never makes."
  }
}

run "workflows_may_do_what_their_steps_do" {
  command = plan

  assert {
    condition = jsonencode({ for name, workflow in module.workflow : name => keys(workflow.function.permissions) }) == jsonencode({
      approval   = ["dynamodb:GetItem", "dynamodb:UpdateItem", "lambda:CheckpointDurableExecution", "lambda:GetDurableExecutionState", "sqs:SendMessage"]
      loan       = ["dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:UpdateItem", "lambda:CheckpointDurableExecution", "lambda:GetDurableExecutionState", "lambda:InvokeFunction", "lambda:SendDurableExecutionCallbackSuccess"]
      moderation = ["dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:UpdateItem", "lambda:CheckpointDurableExecution", "lambda:GetDurableExecutionState", "lambda:SendDurableExecutionCallbackSuccess", "sqs:SendMessage"]
      order      = ["dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:UpdateItem", "lambda:CheckpointDurableExecution", "lambda:GetDurableExecutionState", "sqs:SendMessage"]
    })
    error_message = "A workflow has lost an action that it makes, or got one that it never makes."
  }
}

run "no_role_may_do_a_thing_to_everything" {
  command = plan

  assert {
    condition     = !contains(flatten([for permissions in concat(values(module.functions.all)[*].permissions, [for workflow in module.workflow : workflow.function.permissions]) : values(permissions)]), "*")
    error_message = "Every action is granted on resources of this stack."
  }
}
