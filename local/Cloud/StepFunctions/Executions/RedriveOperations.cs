using System.Text.Json.Nodes;
using Comparison.Local.Cloud.Accounts;
using Comparison.Local.Cloud.Protocol;
using Comparison.Local.Cloud.StepFunctions.Api;
using Comparison.Local.Cloud.StepFunctions.Machines;

namespace Comparison.Local.Cloud.StepFunctions.Executions;

/// <summary>RedriveExecution: an execution that has not succeeded goes on from the states that it had entered and not left.</summary>
internal sealed class RedriveOperations(
    AccountContext context, StateMachineStore machines, ExecutionStore executions, ExecutionStarter starter)
{
    private const int MaxArn = 256;
    private const int MaxToken = 64;

    public async Task<JsonObject> RedriveAsync(Request request, CancellationToken cancellationToken)
    {
        var arn = StatesArn.Check(request.Required("executionArn", MaxArn), "execution");
        if (arn.Split(':')[6].Contains('/', StringComparison.Ordinal))
            throw Errors.Invalid("Labeled Execution ARNs are not supported for this API");
        var token = request.Text("clientToken") is null ? null : request.Matching("clientToken", MaxToken, @"^[!-~]+$");
        var run = await executions.GetAsync(arn);
        // The token is looked at before anything else: a repetition is answered as the first call was.
        if (run.RedriveTokens.Find(token, context.Time.GetUtcNow()) is { } earlier)
            return Answer(earlier);
        if (Redrivability.Refusal(run, machines, context.Time.GetUtcNow()) is { } reason)
            throw NotRedrivable(reason);
        // One that was stopped has ended at once, while what it was about is still being given up.
        await run.End.WaitAsync(cancellationToken);
        if (!run.Execution.TryRedrive())
            throw NotRedrivable(Redrivability.Refusal(run, machines, context.Time.GetUtcNow()) ?? Redrivability.Running);
        var date = run.Execution.RedriveDate!.Value;
        run.RedriveTokens.Add(token, date);
        starter.Resume(run);
        return Answer(date);
    }

    private static AwsException NotRedrivable(string reason) => new("ExecutionNotRedrivable", reason);

    private static JsonObject Answer(DateTimeOffset date) => new() { ["redriveDate"] = Shapes.Timestamp(date) };
}

/// <summary>Whether an execution can be redriven, in AWS's words.</summary>
internal static class Redrivability
{
    public const string Running = "Execution is RUNNING and cannot be redriven";

    private const int MaxEvents = 24_999;

    // By the guide: how long after its end, and how long after its start.
    private static readonly TimeSpan Window = TimeSpan.FromDays(14);
    private static readonly TimeSpan MaxOpen = TimeSpan.FromDays(365);
    private static readonly DateTimeOffset Launch = new(2023, 11, 15, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Why not; null when it can.</summary>
    public static string? Refusal(ExecutionRun run, StateMachineStore machines, DateTimeOffset now)
    {
        var (execution, result) = (run.Execution, run.Execution.Result);
        return run.IsRunning ? Running
            : result.Output is not null ? "Execution is SUCCEEDED and cannot be redriven"
            : machines.Find(run.Machine.Arn) is not { IsDeleting: false } ? "State machine is in DELETING status"
            : execution.StartDate < Launch ? "Execution was started before the launch of RedriveExecution"
            : execution.History.Count >= MaxEvents ? "Execution history event limit exceeded"
            : now - execution.StartDate > MaxOpen ? "Execution has exceeded the max execution time"
            : now - result.StopDate > Window ? "Execution redrivable period exceeded"
            : null;
    }
}

/// <summary>The client tokens of an execution's last redrives; a call with one of them again redrives nothing.</summary>
internal sealed class RedriveTokens
{
    // By the API reference.
    private const int MaxKept = 10;
    private static readonly TimeSpan Memory = TimeSpan.FromMinutes(15);

    private readonly Lock _gate = new();
    private readonly Queue<(string Token, DateTimeOffset Date)> _kept = new();

    /// <summary>When the redrive with that token was; null when there was none.</summary>
    public DateTimeOffset? Find(string? token, DateTimeOffset now)
    {
        lock (_gate)
            return _kept.Where(one => one.Token == token && now - one.Date <= Memory)
                .Select(one => (DateTimeOffset?)one.Date).FirstOrDefault();
    }

    public void Add(string? token, DateTimeOffset date)
    {
        if (token is null)
            return;
        lock (_gate)
        {
            if (_kept.Count == MaxKept)
                _kept.Dequeue();
            _kept.Enqueue((token, date));
        }
    }
}
