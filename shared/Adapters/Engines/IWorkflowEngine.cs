using System.Text.Json;
using System.Text.Json.Serialization;
using Comparison.Domain;

namespace Comparison.Adapters.Engines;

/// <summary>What runs workflows: durable functions or state machines.</summary>
public interface IWorkflowEngine
{
    /// <summary>Starts an execution under the id as its name.</summary>
    Task<StartResult> StartAsync(WorkflowName workflow, string id, string input, CancellationToken cancellationToken);

    /// <summary>The execution of that name with its history, or null.</summary>
    Task<WorkflowExecution?> FindAsync(WorkflowName workflow, string id, CancellationToken cancellationToken);

    /// <summary>The state of the execution of that name, without reading its history; running also while it waits.</summary>
    Task<WorkflowState?> StateAsync(WorkflowName workflow, string id, CancellationToken cancellationToken);

    /// <summary>Executions, newest first. The engines cannot tell running from waiting in a list.</summary>
    /// <exception cref="FormatException">The cursor is none of the engine's.</exception>
    Task<ExecutionPage> ListAsync(
        WorkflowName workflow, WorkflowState? status, int limit, string? cursor, CancellationToken cancellationToken);
}

/// <summary>What became of a start.</summary>
/// <param name="ExecutionArn">The execution that has the name, started now or before.</param>
/// <param name="EarlierInput">What the execution of that name was started with, when the engine says that the name is taken.</param>
public sealed record StartResult(string ExecutionArn, string? EarlierInput = null);

/// <summary>How an execution stands, in words that both engines share.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<WorkflowState>))]
public enum WorkflowState
{
    Running,

    /// <summary>Running, and nothing to do until a callback is answered.</summary>
    Waiting,

    Succeeded,

    /// <summary>Failed, or ran into its own time limit.</summary>
    Failed,

    Stopped,
}

/// <summary>An execution as people may see it.</summary>
/// <param name="WaitingFor">The names of the callbacks that are open.</param>
/// <param name="Outcome">What the workflow returned; null until it succeeded.</param>
public sealed record WorkflowExecution(
    WorkflowState Status,
    IReadOnlyList<string> WaitingFor,
    JsonElement? Outcome,
    DateTimeOffset StartedAt,
    DateTimeOffset? FinishedAt,
    IReadOnlyList<TimelineEntry> Timeline);

/// <summary>One line of a list of executions.</summary>
public sealed record ExecutionSummary(string Id, WorkflowState Status, DateTimeOffset StartedAt, DateTimeOffset? FinishedAt);

/// <summary>Some executions, newest first, and where the next page begins.</summary>
public sealed record ExecutionPage(IReadOnlyList<ExecutionSummary> Executions, string? Cursor);

/// <summary>One event of an engine's history as people may see it.</summary>
/// <remarks>
/// This is the redactor between a history and its readers: an entry has no member that could hold a payload, so inputs,
/// results, callback ids and task tokens cannot pass.
/// </remarks>
/// <param name="Event">The engine's own name of the event, such as <c>CallbackStarted</c>.</param>
/// <param name="Name">The operation or state that the event is about.</param>
/// <param name="Error">The error's name, never its message.</param>
public sealed record TimelineEntry(DateTimeOffset At, string Event, string? Name, string? Error = null);
