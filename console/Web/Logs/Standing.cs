using System.Text.Json;
using Comparison.Adapters.Engines;
using Comparison.Scenarios.Twins;
using Comparison.Web.Histories;
using Comparison.Web.Watching;

namespace Comparison.Web.Logs;

/// <summary>Where a request stands, for whoever sent it.</summary>
public static class Standing
{
    /// <summary>The run in one variant, in a few words.</summary>
    public static string Of(RunReading reading) => reading.State switch
    {
        WorkflowState.Waiting when reading.Asked is { } asked => $"waits for {string.Join(" or ", asked.Deciders)}",
        WorkflowState.Waiting => $"waits for {Words(reading.Awaited!.Step)}",
        WorkflowState.Running => "on its way",
        _ => Words(reading.Status),
    };

    /// <summary>A member of the outcome, or before there is one a fact of the question that is asked; null when neither has it.</summary>
    public static string? Member(RunReading? reading, string name) =>
        reading?.Outcome is { ValueKind: JsonValueKind.Object } outcome && outcome.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null
            ? value.ToString()
            : reading?.Asked?.Facts.GetValueOrDefault(name);

    /// <summary>The same, from whichever variant has it.</summary>
    public static string? Member(RunSnapshot run, string name) => run.Readings.Select(reading => Member(reading, name)).FirstOrDefault(found => found is not null);

    /// <summary>How far a step is.</summary>
    /// <param name="step">As the durable twin names it: <c>manager-approval</c>.</param>
    public static StepState StepOf(RunReading reading, string step)
    {
        // A wait for a callback is a context with parts, and a state may be entered again.
        var found = reading.Operations.Where(operation => TwinFiles.Slug(operation.Step) == step).ToList();
        return found switch
        {
            [] => reading.IsOver ? StepState.NotNeeded : StepState.Ahead,
            _ when found.Exists(operation => operation is { IsOver: false, State: OperationState.Waiting }) => StepState.Waiting,
            _ when found.Exists(operation => !operation.IsOver) => StepState.Running,
            _ when found.Exists(operation => operation.State is OperationState.Failed or OperationState.TimedOut or OperationState.Stopped) => StepState.Failed,
            _ => StepState.Done,
        };
    }

    /// <summary>A name or a status as people write it.</summary>
    public static string Words(string name) => name.Replace('_', ' ').Replace('-', ' ');
}

/// <summary>How far a step of a request is.</summary>
public enum StepState
{
    Ahead,
    Running,
    Waiting,
    Done,

    /// <summary>It failed, or nobody answered in time.</summary>
    Failed,

    /// <summary>The request ended without it.</summary>
    NotNeeded,
}
