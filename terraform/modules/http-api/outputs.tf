output "url" {
  description = "Where the API answers, with a slash at the end."
  # Not the stage's invoke_url: the provider makes that one up from the id, and the local cloud has another address.
  value = "${trimsuffix(aws_apigatewayv2_api.this.api_endpoint, "/")}/"
}
