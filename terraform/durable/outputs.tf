output "api_url" {
  description = "Where the HTTP API answers, with a slash at the end."
  value       = module.functions.api_url
}

output "aws_packages" {
  description = "Whose AWS packages the functions were built with: official or local."
  value       = module.packages.aws_packages
}

output "aws_region" {
  description = "Where it is deployed."
  value       = var.aws_region
}

output "commands" {
  description = "AWS CLI commands for each workflow, to be run from the top of the repository: start a sample, list executions, read one."
  value = { for name, workflow in module.workflow : name => {
    list  = "${local.aws} lambda list-durable-executions-by-function --function-name ${workflow.function.name}"
    read  = "${local.aws} lambda get-durable-execution-history --no-include-execution-data --durable-execution-arn EXECUTION_ARN"
    start = "${local.aws} lambda invoke --invocation-type Event --function-name ${workflow.target} --durable-execution-name ${local.samples[name].id} --cli-binary-format raw-in-base64-out --payload file://shared/events/${local.samples[name].file} /dev/stdout"
  } }
}

output "dead_letter_urls" {
  description = "Where messages go after three tries, by queue; events: what Lambda accepted and gave up."
  value = merge(
    { events = module.resources.events.url },
    { for name, queue in module.resources.queues : name => queue.dead_letter_url },
  )
}

output "function_arns" {
  description = "The functions by name; callers use the alias live."
  value       = { for name, function in local.functions : name => function.arn }
}

output "queue_arns" {
  description = "The queues by name."
  value       = { for name, queue in module.resources.queues : name => queue.arn }
}

output "queue_urls" {
  description = "The queues by name, as SQS wants them named."
  value       = { for name, queue in module.resources.queues : name => queue.url }
}

output "role_arns" {
  description = "The roles by the function or state machine that has it."
  value       = { for name, function in local.functions : name => function.role_arn }
}

output "settings" {
  description = "What the cost model prices, as it is deployed: compare cost --from-terraform reads it."
  value = {
    architecture           = var.architecture
    durable_retention_days = var.durable_retention_days
    memory_size            = var.memory_size
  }
}

output "state_machine_arns" {
  description = "The state machines by workflow; none in this variant."
  value       = {}
}

output "table_names" {
  description = "The tables: articles, decisions and ledger."
  value       = { for name, table in module.resources.tables : name => table.name }
}

output "variant" {
  description = "durable or stepfunctions."
  value       = local.variant
}

output "workflow_arns" {
  description = "What starts each workflow: a durable function's alias, or a state machine."
  value       = { for name, workflow in module.workflow : name => workflow.target }
}

locals {
  aws       = join(" ", compact(["aws", "--region ${var.aws_region}", var.aws_profile == null ? "" : "--profile ${var.aws_profile}"]))
  functions = merge(module.functions.all, { for name, workflow in module.workflow : name => workflow.function })
  # Executions bear the id that the request has.
  samples = {
    approval   = { file = "approval/REQ-001.json", id = "REQ-001" }
    loan       = { file = "loan/CHARLIE.json", id = "LOAN-CHARLIE23456" }
    moderation = { file = "moderation/ART-FLAGGED.json", id = "ART-FLAGGED" }
    order      = { file = "order/ORD-12345.json", id = "ORD-12345" }
  }
}
