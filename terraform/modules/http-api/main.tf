locals {
  uses_jwt = var.jwt_issuer != null
}

resource "aws_apigatewayv2_api" "this" {
  description   = "Starts workflows, shows them, and takes decisions."
  name          = var.name
  protocol_type = "HTTP"

  dynamic "cors_configuration" {
    for_each = length(var.cors_origins) == 0 ? [] : [var.cors_origins]

    content {
      allow_headers  = ["authorization", "content-type", "x-amz-date", "x-amz-security-token", "x-correlation-id"]
      allow_methods  = ["GET", "POST"]
      allow_origins  = cors_configuration.value
      expose_headers = ["location", "x-correlation-id"]
      max_age        = 3600
    }
  }
}

resource "aws_apigatewayv2_authorizer" "jwt" {
  count = local.uses_jwt ? 1 : 0

  api_id           = aws_apigatewayv2_api.this.id
  authorizer_type  = "JWT"
  identity_sources = ["$request.header.Authorization"]
  name             = "jwt"

  jwt_configuration {
    audience = var.jwt_audience
    issuer   = var.jwt_issuer
  }
}

resource "aws_apigatewayv2_integration" "function" {
  for_each = var.functions

  api_id                 = aws_apigatewayv2_api.this.id
  integration_type       = "AWS_PROXY"
  integration_uri        = each.value.invoke_arn
  payload_format_version = "2.0"
}

resource "aws_apigatewayv2_route" "this" {
  for_each = var.routes

  api_id               = aws_apigatewayv2_api.this.id
  authorization_scopes = local.uses_jwt ? each.value.scopes : null # for IAM, execute-api:Invoke on the route says the same
  authorization_type   = local.uses_jwt ? "JWT" : "AWS_IAM"
  authorizer_id        = one(aws_apigatewayv2_authorizer.jwt[*].id)
  route_key            = each.key
  target               = "integrations/${aws_apigatewayv2_integration.function[each.value.function].id}"
}

# One for each route, so that a route added by hand cannot call. The API's ARN holds the account.
resource "aws_lambda_permission" "route" {
  for_each = var.routes

  action        = "lambda:InvokeFunction"
  function_name = var.functions[each.value.function].name
  principal     = "apigateway.amazonaws.com"
  qualifier     = var.functions[each.value.function].alias
  source_arn    = "${aws_apigatewayv2_api.this.execution_arn}/*/${replace(each.key, " ", "")}"
  statement_id  = trim(replace(each.key, "/[^A-Za-z]+/", "-"), "-")
}

resource "aws_cloudwatch_log_group" "access" {
  kms_key_id        = var.kms_key_arn
  name              = "/aws/vendedlogs/apigateway/${var.name}"
  retention_in_days = var.log_retention_days
}

resource "aws_apigatewayv2_stage" "default" {
  api_id      = aws_apigatewayv2_api.this.id
  auto_deploy = true
  name        = "$default"

  # The route, not the path: no id and no query stands in a log for the sake of counting.
  access_log_settings {
    destination_arn = aws_cloudwatch_log_group.access.arn
    format = jsonencode({
      authorizer_error  = "$context.authorizer.error"
      integration_error = "$context.integrationErrorMessage"
      latency_ms        = "$context.responseLatency"
      request_id        = "$context.requestId"
      route             = "$context.routeKey"
      status            = "$context.status"
    })
  }

  default_route_settings {
    throttling_burst_limit = var.throttle_burst
    throttling_rate_limit  = var.throttle_rate
  }
}

module "alarm" {
  source = "../alarm"

  description = "Calls of the API ${var.name} were answered with 5xx. Its access log names the routes."
  dimensions  = { ApiId = aws_apigatewayv2_api.this.id }
  metric      = "5xx"
  name        = "${var.name}-api-5xx"
  namespace   = "AWS/ApiGateway"
  topic_arns  = var.alarm_topic_arns
}
