using Comparison.Domain;

namespace Comparison.Adapters.Engines;

/// <summary>What runs workflows: durable functions or state machines.</summary>
public interface IWorkflowEngine
{
    /// <summary>Starts an execution under the id as its name.</summary>
    Task<StartResult> StartAsync(WorkflowName workflow, string id, string input, CancellationToken cancellationToken);

    /// <summary>The execution of that name with its history, or null.</summary>
    Task<ExecutionView?> FindAsync(WorkflowName workflow, string id, CancellationToken cancellationToken);

    /// <summary>The state of the execution of that name, without reading its history; running also while it waits.</summary>
    Task<ExecutionState?> StateAsync(WorkflowName workflow, string id, CancellationToken cancellationToken);

    /// <summary>Executions, newest first. The engines cannot tell running from waiting in a list.</summary>
    /// <exception cref="FormatException">The cursor is none of the engine's.</exception>
    Task<ExecutionPage> ListAsync(
        WorkflowName workflow, ExecutionState? status, int limit, string? cursor, CancellationToken cancellationToken);
}
