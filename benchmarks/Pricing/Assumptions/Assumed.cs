using Comparison.Pricing.Sheets;

namespace Comparison.Pricing.Assumptions;

/// <summary>Every assumption of the model, with its range and its source. Each holds for both variants alike.</summary>
public static class Assumed
{
    private const string ColdStarts =
        "aws-samples/serverless-dotnet-demo, 2025-04-30 (.NET 8, 1,024 MB); low: maxday/lambda-perf, 2026-08 (.NET 10 arm64)";

    /// <summary>Contested: the rule counts states, and one quotation of the price page the graph's Start and End nodes as well.</summary>
    public static Assumption StartAndEnd { get; } = new(
        "transitions for start and end", "per execution", 0, 0, 2, Confidence.C,
        "*StateEntered events, as AWS's rule counts steps: n; price page of 2026-08-12 as quoted by one third party: n + 2");

    public static Assumption TransitionsPerRetry { get; } = new(
        "transitions per retry", "per retry", 0, 1, 1, Confidence.A,
        "aws.amazon.com/step-functions/pricing: each retry is one; low: *StateEntered events only");

    public static Assumption DurableStart { get; } = new(
        "durable operations for a start", "per execution", 0, 1, 1, Confidence.B,
        "Lambda guide, how durable operations are metered; low: AWS's own example, whose four operations leave none for the start");

    /// <summary>A flat branch has no context of its own, so the rule gives it no operation; nobody has seen a bill.</summary>
    public static Assumption OperationsPerFlatBranch { get; } = new(
        "durable operations for a flat branch", "per branch", 0, 0, 1, Confidence.D,
        "Lambda guide: 1 + N for N branches, written before flat ones were; base: a flat branch records no operation of its own");

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

    /// <summary>After hours no environment may be warm; in a busy account one is. The same for a resume and for a machine's task.</summary>
    public static Assumption ColdShareAfterWaits { get; } = new(
        "cold starts after a wait", "of invocations that follow one", 0.001m, 0.01m, 1, Confidence.D,
        "as of all invocations; high: all of them, in a workflow that runs so seldom that nothing stays warm");

    public static Assumption CheckpointMilliseconds { get; } = new(
        "a durable checkpoint", "billed ms", 29, 41, 150, Confidence.D,
        "aws-durable-execution-sdk-python issue 710 (JavaScript, Java and Python, 2026-09), release note 738; none of .NET");

    /// <summary>What a synchronous child takes that calls a few functions.</summary>
    public static Assumption ExpressMilliseconds { get; } = new(
        "an Express child, where none was metered", "ms", 100, 300, 1000, Confidence.D, "no source: three or four function calls");

    public static Assumption ExpressMegabytes { get; } = new(
        "memory of an Express child", "MB", 64, 64, 128, Confidence.D, "the least that is billed, and the next");

    /// <summary>Without execution data, as the Terraform module has it.</summary>
    public static Assumption BytesPerLoggedEvent { get; } = new(
        "an event in a state machine's log", "bytes", 250, 300, 500, Confidence.D,
        "no capture: the members of a log record without execution data, ARNs among them, written out");

    public static Assumption BytesLoggedByColdStart { get; } = new(
        "what a cold start logs", "bytes", 235, 247, 251, Confidence.D, "the metric ColdStart as this suite's functions write it; another code's is another");

    /// <summary>
    /// X-Ray takes the first request of each second and 5 % of the rest: nearly all at a million a month, evenly spread. A trace begins with
    /// an HTTP request, an execution of a state machine, and a resume that the durable service makes by itself.
    /// </summary>
    public static Assumption TracesRecorded { get; } = new(
        "traces recorded", "of those that could begin", 0.05m, 1, 1, Confidence.D,
        "X-Ray guide, default sampling; low: all in one moment");

    /// <summary>Two pollers are the least that Lambda scales back to, five the default; each asks three times a minute.</summary>
    public static Assumption IdlePollsPerMinute { get; } = new(
        "empty receives of an idle queue", "per minute", 6, 15, 15, Confidence.D,
        "AWS Lambda guide, SQS scaling; getlift/lift issue 132, 2021");

    public static IReadOnlyList<Assumption> All { get; } =
    [
        StartAndEnd, TransitionsPerRetry, DurableStart, OperationsPerFlatBranch, RetriesPerAttempt, WarmMilliseconds, ColdMilliseconds,
        ColdShare, ColdShareAfterWaits, CheckpointMilliseconds, ExpressMilliseconds, ExpressMegabytes, BytesPerLoggedEvent, BytesLoggedByColdStart, TracesRecorded,
        IdlePollsPerMinute,
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
    public decimal At(Levels levels)
    {
        ArgumentNullException.ThrowIfNull(levels);
        return levels[this] switch
        {
            Level.Low => Low,
            Level.High => High,
            _ => Base,
        };
    }
}
