using Comparison.Pricing.Sheets;

namespace Comparison.Pricing.Assumptions;

/// <summary>Every assumption of the model, with its range and its source.</summary>
/// <remarks>
/// What loading the state of a resumed durable execution costs was measured nowhere, so there is no number for it: it is left out,
/// in favour of durable functions.
/// </remarks>
public static class Assumed
{
    private const string ColdStarts =
        "aws-samples/serverless-dotnet-demo, 2025-04-30 (.NET 8, 1,024 MB); low: maxday/lambda-perf, 2026-08 (.NET 10 arm64)";

    /// <summary>The meter counts states entered; the newest wording found counts the graph's Start and End nodes as well.</summary>
    public static Assumption StartAndEnd { get; } = new(
        "transitions for start and end", "per execution", 0, 2, 2, Confidence.C,
        "price page of 2026-08-12 as quoted by a third party: n + 2; an older official page: n + 1; *StateEntered events: n");

    public static Assumption TransitionsPerRetry { get; } = new(
        "transitions per retry", "per retry", 0, 1, 1, Confidence.A,
        "aws.amazon.com/step-functions/pricing: each retry is one; low: *StateEntered events only");

    public static Assumption RetriesPerAttempt { get; } = new(
        "retries", "of each step and task", 0, 0, 0.01m, Confidence.D,
        "no source: none in the samples, where nothing fails; high: one in a hundred, for throttling and lost answers");

    public static Assumption WarmMilliseconds { get; } = new(
        "a warm function", "billed ms", 5, 7, 31, Confidence.D,
        "aws-samples/serverless-dotnet-demo, 2025-04-30 (an API with DynamoDB, .NET 8, 1,024 MB): p50 of NativeAOT, p50, p99");

    public static Assumption ColdMilliseconds { get; } = new("a cold start", "billed ms", 340, 1060, 1400, Confidence.D, ColdStarts);

    public static Assumption ColdShare { get; } = new(
        "cold starts", "of invocations", 0.001m, 0.01m, 0.032m, Confidence.D,
        "AWS Compute blog, 2025-04-29: typically under 1%; low and high: aws-samples/serverless-dotnet-demo");

    /// <summary>After hours no environment may be warm. Nobody measured it; low is the least share of all invocations.</summary>
    public static Assumption ColdShareOfResumes { get; } = new(
        "cold starts when resumed", "of resumes", 0.001m, 1, 1, Confidence.D, "no source: all of them is the upper bound");

    public static Assumption CheckpointMilliseconds { get; } = new(
        "a durable checkpoint", "billed ms", 29, 41, 53, Confidence.D,
        "aws-durable-execution-sdk-python issue 710 (JavaScript and Java, 2026-09), release note 738; none of .NET");

    /// <summary>Two pollers are the least that Lambda scales back to, five the default; each asks three times a minute.</summary>
    public static Assumption IdlePollsPerMinute { get; } = new(
        "empty receives of an idle queue", "per minute", 6, 15, 15, Confidence.D,
        "AWS Lambda guide, SQS scaling; getlift/lift issue 132, 2021");

    public static IReadOnlyList<Assumption> All { get; } =
    [
        StartAndEnd, TransitionsPerRetry, RetriesPerAttempt, WarmMilliseconds, ColdMilliseconds, ColdShare, ColdShareOfResumes,
        CheckpointMilliseconds, IdlePollsPerMinute,
    ];
}

/// <summary>A number that neither a price sheet nor a local run can give, or one that sources disagree about.</summary>
/// <param name="Name">What a report calls it.</param>
/// <param name="Unit">What it is counted in.</param>
/// <param name="Low">The value that makes the bill smallest.</param>
/// <param name="Base">The value that figures are given for.</param>
/// <param name="High">The value that makes the bill biggest.</param>
/// <param name="Source">Who says so.</param>
public sealed record Assumption(
    string Name, string Unit, decimal Low, decimal Base, decimal High, Confidence Confidence, string Source)
{
    public decimal At(Level level) => level switch
    {
        Level.Low => Low,
        Level.High => High,
        _ => Base,
    };
}

/// <summary>Which end of each assumption's range is taken.</summary>
public enum Level
{
    Low,
    Base,
    High,
}
