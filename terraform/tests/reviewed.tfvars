# As somebody would deploy for good: what is off by default is on. tests/Terraform.Tests/Reviews reads the plans that this makes.

alarm_topic_arns = ["arn:aws:sns:eu-west-1:111111111111:alarms"]
cors_origins     = ["https://desk.example.com"]
jwt_audience     = ["desk"]
jwt_issuer       = "https://issuer.example.com"
kms_key_arn      = "arn:aws:kms:eu-west-1:111111111111:key/00000000-0000-0000-0000-000000000000"
prefix           = "comparison-x"
