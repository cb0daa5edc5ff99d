namespace Comparison.Terraform.Tests.Permissions;

/// <summary>Why roles may do what the samples never make them do.</summary>
internal static class Reasons
{
    private const string Expired = "to expire a question that nobody answered, or to find it decided in the last instant; the samples are answered";
    private const string DecidedBefore = "the desk answers at once where the decision was made before";
    private const string Poller = "made by Lambda's pollers in the function's name";
    private const string GivenUp = "made by Lambda for an event that it gives up";
    private const string TakenId = "an id that was used before: with the same payload?";
    private const string Closed = "the callback is closed: did the execution end without an outcome?";

    private static readonly (string Role, string Action, string Reason)[] Known =
    [
        ("", "logs:", "made by Lambda and Step Functions themselves"),
        ("", "xray:", "made by Lambda and Step Functions themselves"),
        ("", "lambda:GetDurableExecutionState", "made for histories that do not fit into one invocation"),
        ("-approval", "dynamodb:", Expired),
        ("-loan", "dynamodb:GetItem", Expired),
        ("-loan", "dynamodb:UpdateItem", Expired),
        ("-moderation", "dynamodb:GetItem", Expired),
        ("-moderation", "dynamodb:UpdateItem", Expired),
        ("-moderation", "sqs:SendMessage", "tells of an article that was rejected or has expired; the samples' are approved"),
        ("-order", "dynamodb:GetItem", Expired),
        ("-order", "dynamodb:UpdateItem", "to expire a question, or to refund a payment; the samples are answered, and paid"),
        ("-loan", "lambda:SendDurableExecutionCallbackSuccess", DecidedBefore),
        ("-moderation", "lambda:SendDurableExecutionCallbackSuccess", DecidedBefore),
        ("-approval-consumer", "dynamodb:GetItem", DecidedBefore),
        ("-order-consumer", "dynamodb:GetItem", DecidedBefore),
        ("-order-consumer", "lambda:SendDurableExecutionCallbackSuccess", DecidedBefore),
        ("-order-consumer", "states:SendTaskSuccess", DecidedBefore),
        ("-consumer", "sqs:", Poller),
        ("-approval", "sqs:", GivenUp),
        ("-loan", "sqs:", GivenUp),
        ("-order", "sqs:", GivenUp),
        ("-fraud-worker", "sqs:DeleteMessage", Poller),
        ("-fraud-worker", "sqs:GetQueueAttributes", Poller),
        ("-fraud-worker", "sqs:ReceiveMessage", Poller),
        ("-fraud-worker", "sqs:SendMessage", "a long check puts itself back; no sample's is long"),
        ("-fraud-worker", "lambda:SendDurableExecutionCallbackHeartbeat", "a long check beats; no sample's is long"),
        ("-fraud-worker", "states:SendTaskHeartbeat", "a long check beats; no sample's is long"),
        ("-fraud-worker", "lambda:SendDurableExecutionCallbackFailure", "a check that fails; no sample's does"),
        ("-fraud-worker", "states:SendTaskFailure", "a check that fails; no sample's does"),
        ("-start-workflow", "lambda:GetDurableExecution", TakenId),
        ("-start-workflow", "lambda:ListDurableExecutionsByFunction", TakenId),
        ("-start-workflow", "states:DescribeExecution", TakenId),
        ("-decide", "lambda:ListDurableExecutionsByFunction", Closed),
        ("-decide", "states:DescribeExecution", Closed),
    ];

    /// <returns>Null where nobody has given one.</returns>
    public static string? For(string role, string action) => Array.Find(Known, known =>
        role.EndsWith(known.Role, StringComparison.Ordinal) && action.StartsWith(known.Action, StringComparison.Ordinal)).Reason;
}
