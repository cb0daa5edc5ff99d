locals {
  api = {
    decide = {
      description = "POST /decisions/{id}"
      method      = "Decide"
      permissions = merge(
        { "dynamodb:GetItem" = [local.tables.decisions], "dynamodb:UpdateItem" = [local.tables.decisions] },
        local.any.answer,
        local.any.state, # the callback is closed: did the execution end without an outcome?
      )
      routes = ["POST /decisions/{id}"]
      scopes = var.api.jwt_scopes.decide
    }
    list-decisions = {
      description = "GET /decisions"
      method      = "ListDecisions"
      permissions = { "dynamodb:Query" = ["${local.tables.decisions}/index/pending"] }
      routes      = ["GET /decisions"]
      scopes      = var.api.jwt_scopes.read
    }
    read-workflow = {
      description = "GET /workflows/{workflow} and below"
      method      = "ReadWorkflow"
      permissions = local.any.read
      routes      = ["GET /workflows/{workflow}", "GET /workflows/{workflow}/{id}"]
      scopes      = var.api.jwt_scopes.read
    }
    start-workflow = {
      description = "POST /workflows/{workflow}"
      method      = "StartWorkflow"
      permissions = local.any.start
      routes      = ["POST /workflows/{workflow}"]
      scopes      = var.api.jwt_scopes.start
    }
  }
}

module "api_function" {
  source   = "../function"
  for_each = local.api

  defaults    = var.defaults
  description = each.value.description
  environment = merge(
    { DECISIONS_TABLE = var.tables.decisions.name },
    { for name, workflow in var.workflows : "${upper(name)}_WORKFLOW_ARN" => workflow.target },
  )
  method      = each.value.method
  name        = "${var.prefix}-${each.key}"
  package     = var.package
  permissions = each.value.permissions
}

module "api" {
  source = "../http-api"

  alarm_topic_arns   = var.defaults.alarm_topic_arns
  cors_origins       = var.api.cors_origins
  functions          = { for name, function in module.api_function : name => function.callee }
  jwt_audience       = var.api.jwt_audience
  jwt_issuer         = var.api.jwt_issuer
  kms_key_arn        = var.defaults.kms_key_arn
  log_retention_days = var.defaults.log_retention_days
  name               = var.prefix
  routes = merge([for name, function in local.api : {
    for route in function.routes : route => { function = name, scopes = function.scopes }
  }]...)
  throttle_burst = var.api.throttle_burst
  throttle_rate  = var.api.throttle_rate
}
