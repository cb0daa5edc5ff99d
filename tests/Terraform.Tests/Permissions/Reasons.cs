namespace Comparison.Terraform.Tests.Permissions;

/// <summary>Why roles may do what the samples never do.</summary>
internal static class Reasons
{
    private static readonly string[] ByAws =
    [
        " logs:", // Lambda's and Step Functions' own deliveries
        " xray:", // Lambda's and Step Functions' own traces
        "-consumer sqs:", // Lambda's pollers
        "-fraud-worker sqs:DeleteMessage", "-fraud-worker sqs:GetQueueAttributes", "-fraud-worker sqs:ReceiveMessage", // Lambda's pollers
    ];

    /// <param name="idle">A role and an action.</param>
    public static bool Explain(string idle) => ByAws.Any(reason => idle.Contains(reason, StringComparison.Ordinal));
}
