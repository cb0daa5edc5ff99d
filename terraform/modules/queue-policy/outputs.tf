output "json" {
  description = "The policy: who is allowed a thing by IAM is so by TLS alone."
  value       = data.aws_iam_policy_document.this.json
}
