output "alias_arn" {
  description = "What callers call."
  value       = aws_lambda_alias.live.arn
}

output "arn" {
  description = "The function, without a version."
  value       = aws_lambda_function.this.arn
}

output "callee" {
  description = "What API Gateway needs to call the alias."
  value = {
    alias      = aws_lambda_alias.live.name
    invoke_arn = aws_lambda_alias.live.invoke_arn
    name       = aws_lambda_function.this.function_name
  }
}

output "name" {
  description = "The function's name."
  value       = aws_lambda_function.this.function_name
}

output "permissions" {
  description = "What the code may do beyond logs and traces: actions, each with its resources."
  value       = merge(var.permissions, { for action in var.own_actions : action => ["${local.arn}:*"] })
}

output "role_arn" {
  description = "The function's role."
  value       = aws_iam_role.this.arn
}

output "version_arn" {
  description = "The newest version, for who must end on the code that they began with."
  value       = aws_lambda_function.this.qualified_arn
}
