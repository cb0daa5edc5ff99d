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
      approval-consumer = ["dynamodb:GetItem", "dynamodb:PutItem", "sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:ReceiveMessage", "states:SendTaskSuccess"]
      decide            = ["dynamodb:GetItem", "dynamodb:UpdateItem", "states:DescribeExecution", "states:SendTaskSuccess"]
      fraud-check       = ["sqs:SendMessage"]
      fraud-worker      = ["sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:ReceiveMessage", "sqs:SendMessage", "states:SendTaskFailure", "states:SendTaskHeartbeat", "states:SendTaskSuccess"]
      list-decisions    = ["dynamodb:Query"]
      order-consumer    = ["dynamodb:GetItem", "dynamodb:PutItem", "sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:ReceiveMessage", "states:SendTaskSuccess"]
      read-workflow     = ["states:DescribeExecution", "states:GetExecutionHistory", "states:ListExecutions"]
      start-workflow    = ["states:DescribeExecution", "states:StartExecution"]
    })
    error_message = "A function has lost an action that its code makes, or got one that it never makes."
  }
}

run "workflows_may_do_what_their_states_do" {
  command = plan

  assert {
    condition = jsonencode({ for name, workflow in module.workflow : name => keys(workflow.permissions) }) == jsonencode({
      approval   = ["dynamodb:GetItem", "dynamodb:UpdateItem", "lambda:InvokeFunction", "sqs:SendMessage"]
      loan       = ["dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:UpdateItem", "lambda:InvokeFunction"]
      moderation = ["dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:UpdateItem", "lambda:InvokeFunction", "sqs:SendMessage"]
      order      = ["dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:UpdateItem", "lambda:InvokeFunction", "sqs:SendMessage"]
    })
    error_message = "A workflow has lost an action that it makes, or got one that it never makes."
  }
}

run "tasks_call_nothing" {
  command = plan

  assert {
    condition     = alltrue([for task in module.task : length(task.permissions) == 0])
    error_message = "Tasks are pure: the state machines speak to AWS."
  }
}

run "no_role_may_do_a_thing_to_everything" {
  command = plan

  assert {
    condition     = !contains(flatten([for permissions in concat(values(module.functions.all)[*].permissions, [for workflow in module.workflow : workflow.permissions]) : values(permissions)]), "*")
    error_message = "Every action is granted on resources of this stack."
  }
}

run "state_machines_may_do_what_their_definitions_say" {
  command = plan

  assert {
    condition = alltrue([for name, workflow in module.workflow : toset(keys(workflow.permissions)) == toset([
      for call in regexall("arn:aws:states:::(?:aws-sdk:)?([a-z]+:[A-Za-z]+)", file("../../stepfunctions/${one(fileset("../../stepfunctions", "*/${name}.asl.json"))}")) : {
        "dynamodb:getItem"    = "dynamodb:GetItem"
        "dynamodb:putItem"    = "dynamodb:PutItem"
        "dynamodb:updateItem" = "dynamodb:UpdateItem"
        "lambda:invoke"       = "lambda:InvokeFunction"
        "sqs:sendMessage"     = "sqs:SendMessage"
      }[call[0]]
    ])])
    error_message = "A definition makes a call that its role does not allow, or the role allows one that it never makes."
  }
}
