mock_provider "aws" {
  override_during = plan
  source          = "../../tests/mocks"
}

variables {
  alarm_topic_arns   = []
  cors_origins       = []
  functions          = { decide = { alias = "live", invoke_arn = "arn:aws:apigateway:eu-west-1:lambda:path/mock", name = "cmp-decide" } }
  jwt_audience       = []
  jwt_issuer         = null
  log_retention_days = 14
  name               = "cmp"
  routes             = { "POST /decisions/{id}" = { function = "decide", scopes = ["comparison/decide"] } }
  throttle_burst     = 20
  throttle_rate      = 10
}

run "callers_sign_with_iam_unless_told_otherwise" {
  command = plan

  assert {
    condition     = alltrue([for route in aws_apigatewayv2_route.this : route.authorization_type == "AWS_IAM" && route.authorizer_id == null && route.authorization_scopes == null])
    error_message = "No route is open."
  }

  assert {
    condition     = length(aws_apigatewayv2_authorizer.jwt) == 0 && length(aws_apigatewayv2_api.this.cors_configuration) == 0
    error_message = "There is no authorizer and no CORS."
  }
}

run "callers_bring_a_token_where_an_issuer_is_given" {
  command = plan

  variables {
    cors_origins = ["https://desk.example.com"]
    jwt_audience = ["desk"]
    jwt_issuer   = "https://issuer.example.com"
  }

  assert {
    condition     = alltrue([for route in aws_apigatewayv2_route.this : route.authorization_type == "JWT" && route.authorizer_id == aws_apigatewayv2_authorizer.jwt[0].id])
    error_message = "Every route asks for a token."
  }

  assert {
    condition     = alltrue([for route in aws_apigatewayv2_route.this : route.authorization_scopes == toset(["comparison/decide"])])
    error_message = "With the route's scope."
  }

  assert {
    condition     = aws_apigatewayv2_authorizer.jwt[0].jwt_configuration[0].issuer == "https://issuer.example.com"
    error_message = "Of that issuer."
  }

  assert {
    condition     = aws_apigatewayv2_api.this.cors_configuration[0].allow_origins == toset(["https://desk.example.com"])
    error_message = "For that origin."
  }
}

run "a_route_may_call_its_function_and_no_other_may" {
  command = plan

  assert {
    condition = { for key, permission in aws_lambda_permission.route : key => [permission.function_name, permission.qualifier, permission.source_arn, permission.statement_id] } == {
      "POST /decisions/{id}" = ["cmp-decide", "live", "arn:aws:execute-api:eu-west-1:123456789012:abcdefghij/*/POST/decisions/{id}", "POST-decisions-id"]
    }
    error_message = "The permission names the alias and the route."
  }
}

run "calls_are_throttled" {
  command = plan

  assert {
    condition     = aws_apigatewayv2_stage.default.default_route_settings[0].throttling_burst_limit == 20 && aws_apigatewayv2_stage.default.default_route_settings[0].throttling_rate_limit == 10
    error_message = "The limits are those that were asked for."
  }

  assert {
    condition     = output.url == "https://abcdefghij.execute-api.eu-west-1.amazonaws.com/"
    error_message = "The address ends with a slash."
  }
}
