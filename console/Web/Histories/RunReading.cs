using System.Text.Json;
using Comparison.Adapters.Decisions;
using Comparison.Adapters.Engines;
using Comparison.Domain;
using Comparison.Local.Stacks;

namespace Comparison.Web.Histories;

/// <summary>Names a run: the same request in one variant or in both.</summary>
public sealed record RunKey(WorkflowName Workflow, string Id)
{
    public string Address => $"/runs/{Workflow.ToText()}/{Uri.EscapeDataString(Id)}";
}

/// <summary>What is known of a run in one variant. It never changes; a later look gives another one.</summary>
/// <param name="Events">The history, in order.</param>
public sealed record RunReading(Variant Variant, IReadOnlyList<RunEvent> Events)
{
    /// <summary>What the workflow returned; null until it succeeded.</summary>
    public JsonElement? Outcome { get; init; }

    /// <summary>The question that waits for a person.</summary>
    public PendingDecision? Asked { get; init; }

    /// <summary>What it left in the world, once it ended, as the parity rule compares it.</summary>
    public IReadOnlyDictionary<string, string>? Effects { get; init; }

    public IReadOnlyList<RunOperation> Operations { get; } = RunOperations.Read(Events);

    public IReadOnlyList<RunInvocation> Invocations { get; } = RunOperations.Invocations(Events);

    public DateTimeOffset StartedAt => Events[0].At;

    public WorkflowState State => End?.Type switch
    {
        "ExecutionSucceeded" => WorkflowState.Succeeded,
        "ExecutionStopped" or "ExecutionAborted" => WorkflowState.Stopped,
        null => Awaited is null ? WorkflowState.Running : WorkflowState.Waiting,
        _ => WorkflowState.Failed,
    };

    public bool IsOver => End is not null;

    /// <summary>Whether it has ended and no event can follow: the end of the last invocation stands just before that of its execution, or after it.</summary>
    public bool IsComplete => End is { Type: var end }
        && (Variant == Variant.StepFunctions || end is not ("ExecutionSucceeded" or "ExecutionFailed") || Events.TakeLast(2).Any(item => item.Type == "InvocationCompleted"));

    public DateTimeOffset? FinishedAt => End?.At;

    /// <summary>The callback that somebody outside has yet to answer.</summary>
    public RunOperation? Awaited => Operations.LastOrDefault(operation => operation is { State: OperationState.Waiting, IsOver: false, Kind: "Callback" or "Task" });

    /// <summary>The outcome's status, or the execution's state where there is no outcome.</summary>
    public string Status => Outcome is { ValueKind: JsonValueKind.Object } outcome && outcome.TryGetProperty("status", out var status)
        ? status.ToString()
        : State.ToString().ToLowerInvariant();

    // Lambda records the end of the last invocation after that of its execution.
    private RunEvent? End => Events.TakeLast(2).LastOrDefault(item => RunOperations.IsEndOfExecution(item.Type));
}
