using System.Text.Json;
using Comparison.Local.Cloud.Lambda.Durable;
using Comparison.Local.DurableExecutions.Executions;
using Comparison.Local.DurableExecutions.Operations;

namespace Comparison.Scenarios.Audits;

/// <summary>Compares replays of an execution with what is recorded of it.</summary>
internal sealed class AuditVerdict(Recording recording)
{
    // Where some may be abandoned once the others decide, so that an end without them means nothing.
    private static readonly HashSet<string?> Batches = ["Parallel", "Map"];

    /// <summary>What a replay sent whose known steps were held back. Those of an unknown step are not told apart from it.</summary>
    public IEnumerable<AuditFinding> OfRequests(Replay replay) =>
        replay.Asked.Any(asked => asked.Type == DurableOperationType.Step && !recording.Operations.ContainsKey(asked.Id))
            ? []
            : replay.Requests.Select(request => Finding(replay, FindingKind.Request, request, $"{request} is sent outside a step"));

    public IEnumerable<AuditFinding> OfOperations(Replay replay)
    {
        foreach (var asked in replay.Asked)
            if (!recording.Operations.TryGetValue(asked.Id, out var recorded))
                yield return Finding(replay, FindingKind.Extra, asked.Id, $"{OperationText.Write(asked)} is asked for in addition");
            else if (asked.Action == DurableOperationAction.Start && !asked.IsSameAs(recorded))
                yield return Finding(
                    replay, FindingKind.Changed, asked.Id, $"{OperationText.Write(asked)} is asked for where {OperationText.Write(recorded)} is recorded");
        foreach (var lost in MissingBelow(replay))
            yield return Finding(replay, FindingKind.Missing, lost.Id, $"{OperationText.Write(lost)} is not asked for any more");
        if (replay.Asked.Count == 0 && OfEnd(replay) is { } end)
            yield return end;
    }

    // A context that ends, or the workflow itself, has asked for all that it will ever ask for.
    private IEnumerable<DurableOperation> MissingBelow(Replay replay)
    {
        var ended = replay.Asked.Where(asked => asked.EndsContext && !Batches.Contains(asked.SubType)).Select(asked => asked.Id).ToHashSet();
        var whole = replay.Asked.Count == 0 && OutputOf(replay) is { Status: "SUCCEEDED" or "FAILED" } output && !IsMismatch(output);
        var seen = replay.State.Operations.Select(operation => operation.Id).Concat(replay.Asked.Select(asked => asked.Id)).ToHashSet();
        return recording.Operations.Values.Where(operation =>
            !seen.Contains(operation.Id) && (operation.ParentId is { } parent ? ended.Contains(parent) : whole));
    }

    private AuditFinding? OfEnd(Replay replay)
    {
        if (replay.Outcome is null)
            return Finding(replay, FindingKind.Outcome, "timeout", "the function's timeout is over before the replay is");
        if (replay.Outcome.IsError)
            return Finding(replay, FindingKind.Outcome, "error", $"the function throws {Envelope.ReadError(replay.Outcome.Payload).ErrorType}");
        var output = Envelope.ReadOutput(replay.Outcome.Payload);
        if (IsMismatch(output))
            return OfMismatch(replay, output.Error?.ErrorMessage ?? "");
        // An execution that was stopped, or ran out of time, did not end by what its workflow said.
        if (output.Status == "PENDING"
            || recording.End.Status is not (DurableExecutionStatus.Succeeded or DurableExecutionStatus.Failed)
            || IsAsRecorded(output))
            return null;
        var how = output.Error is { } error ? $"with {error.ErrorType}" : "with another result";
        return Finding(replay, FindingKind.Outcome, "outcome", $"the workflow ends {output.Status} {how}");
    }

    private AuditFinding OfMismatch(Replay replay, string message)
    {
        var id = recording.Operations.Keys.FirstOrDefault(id => message.Contains(id, StringComparison.Ordinal));
        return Finding(replay, FindingKind.Changed, id ?? "unknown", id is null ? message : message.Replace(id, OperationText.Short(id), StringComparison.Ordinal));
    }

    private bool IsAsRecorded(InvocationOutput output) => output.Status == "SUCCEEDED"
        ? recording.End.Status == DurableExecutionStatus.Succeeded
            && JsonElement.DeepEquals(Json(output.Result), Json(recording.End.Result))
        : recording.End.Status == DurableExecutionStatus.Failed && output.Error?.ErrorType == recording.End.Error?.ErrorType;

    private static InvocationOutput? OutputOf(Replay replay) =>
        replay.Outcome is { IsError: false } outcome ? Envelope.ReadOutput(outcome.Payload) : null;

    // The runtime's own check, of type and name.
    private static bool IsMismatch(InvocationOutput output) =>
        output.Error?.ErrorType?.EndsWith("NonDeterministicExecutionException", StringComparison.Ordinal) ?? false;

    private static JsonElement Json(string? result) => JsonElement.Parse(result ?? "null");

    private static AuditFinding Finding(Replay replay, FindingKind kind, string subject, string text) =>
        new(kind, replay.State.Label, subject, text);
}
