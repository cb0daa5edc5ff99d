locals {
  # A call of the API may be about any workflow.
  any = { for purpose in ["answer", "read", "start", "state"] : purpose => {
    for grant in flatten([for workflow in var.workflows : [
      for action, resource in workflow.grants[purpose] : { action = action, resource = resource }
    ]]) : grant.action => grant.resource...
  } }
  queues = { for name, queue in var.queues : name => queue.arn }
  tables = { for name, table in var.tables : name => table.arn }
  # What approval and order ask for lands on the desk by way of a queue; where a decision was there before, it is sent at once.
  asking = {
    for workflow in ["approval", "order"] : workflow => merge(
      { "dynamodb:GetItem" = [local.tables.decisions], "dynamodb:PutItem" = [local.tables.decisions] },
      { for action, resource in var.workflows[workflow].grants.answer : action => [resource] },
    )
  }
}
