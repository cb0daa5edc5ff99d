namespace Comparison.Terraform.Tests.Reviews;

/// <summary>What a reviewer refused, each with what the plans have to say of it now.</summary>
internal static class ReviewLines
{
    private const string Key = "arn:aws:kms:eu-west-1:111111111111:key/00000000-0000-0000-0000-000000000000";
    private const string Known = "(known after apply)"; // of a resource of this plan: not empty

    public static IReadOnlyList<ReviewLine> All { get; } =
    [
        new("Roles without a permissions boundary", new Claim(
            "aws_iam_role", "permissions_boundary", Is("arn:aws:iam::111111111111:policy/comparison-boundary"))),
        new(
            "Trust without SourceAccount or SourceArn",
            new("aws_iam_role", "assume_role_policy", Has("\"aws:SourceAccount\":\"111111111111\"")) { Part = "Statement.0.Condition.StringEquals" },
            new("aws_iam_role", "assume_role_policy", Has("stateMachine:NAME"))
            {
                Part = "Statement.0.Condition.ArnLike", Address = """^module\.workflow\["\w+"\]\.aws_iam_role""", IsOfOneVariant = true,
            }),
        new("Resource policies without a source", new Claim("aws_lambda_permission", "source_arn", Is(Known))),
        new(
            "No key of one's own",
            new("aws_sqs_queue", "kms_master_key_id", Is(Key)),
            new("aws_dynamodb_table", "server_side_encryption.0.kms_key_arn", Is(Key)),
            new("aws_cloudwatch_log_group", "kms_key_id", Is(Key)),
            new("aws_lambda_function", "kms_key_arn", Is(Key)),
            new("aws_sfn_state_machine", "encryption_configuration.0.kms_key_id", Is(Key)) { IsOfOneVariant = true }),
        new(
            "Queues without TLS",
            new("aws_sqs_queue", "policy", Is("Deny")) { Part = "Statement.0.Effect" },
            new("aws_sqs_queue", "policy", Has("\"aws:SecureTransport\":\"false\"")) { Part = "Statement.0.Condition" }),
        new(
            "Tables of decisions and money that can be deleted",
            new Claim("aws_dynamodb_table", "deletion_protection_enabled", Is("true")) { Address = "decisions|ledger" }),
        new(
            "An accepted event that can vanish",
            new("aws_lambda_function", "dead_letter_config.0.target_arn", Is(Known)) { Address = "module.fraud_check" },
            new("aws_lambda_function", "dead_letter_config.0.target_arn", Is(Known)) { Address = "module.workflow", IsOfOneVariant = true },
            new("aws_cloudwatch_metric_alarm", "metric_name", Is("ApproximateNumberOfMessagesVisible")) { Address = "module.events" },
            new("aws_cloudwatch_metric_alarm", "metric_name", Is("DeadLetterErrors")) { Address = "\"lost\"" }),
        new(
            "No alarm on errors of functions, answers with 5xx and the age of messages",
            new("aws_cloudwatch_metric_alarm", "metric_name", Is("Errors")) { Address = "\"errors\"" },
            new("aws_cloudwatch_metric_alarm", "metric_name", Is("5xx")) { Address = "module.api.module.alarm" },
            new("aws_cloudwatch_metric_alarm", "metric_name", Is("ApproximateAgeOfOldestMessage")) { Address = "module.age" }),
        new("Alarms that tell nobody", new Claim("aws_cloudwatch_metric_alarm", "alarm_actions", Is("[\"arn:aws:sns:eu-west-1:111111111111:alarms\"]"))),
        new(
            "Tokens without scopes",
            new("aws_apigatewayv2_route", "authorization_type", Is("JWT")),
            new("aws_apigatewayv2_route", "authorization_scopes", Has("comparison/"))),
        new("CORS without TLS", new Claim("aws_apigatewayv2_api", "cors_configuration.0.allow_origins", Is("[\"https://desk.example.com\"]"))),
    ];

    /// <summary>The statements of <c>apply-policy.json</c> that answer a line, by what was refused.</summary>
    public static IReadOnlyList<(string Refused, string[] Statements)> OfTheApplyPolicy { get; } =
    [
        ("CreateRole and PutRolePolicy that make an administrator", ["RolesWithinTheBoundary"]),
        ("PassRole without bounds", ["RolesToTheirServices"]),
        ("`apigateway:*`", ["ApisAreMadeByName", "ApisAreChangedByTag", "RoutesAskWhoCalls"]),
        ("Event source mappings of everybody", ["TriggersOfFunctions", "TriggersNewTags", "TriggersTags"]),
        ("`logs:PutResourcePolicy` on everything", ["LogPolicyOfTheAccount"]),
    ];

    private static Func<string, bool> Is(string value) => said => said == value;

    private static Func<string, bool> Has(string part) => said => said.Contains(part, StringComparison.Ordinal);
}

/// <summary>One line of the review.</summary>
internal sealed record ReviewLine(string Refused, params Claim[] Claims);
