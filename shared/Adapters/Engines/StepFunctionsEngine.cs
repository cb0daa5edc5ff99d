using System.Text.Json;
using Amazon.StepFunctions;
using Amazon.StepFunctions.Model;
using Comparison.Domain;
using MachineStatus = Amazon.StepFunctions.ExecutionStatus;

namespace Comparison.Adapters.Engines;

/// <summary>Workflows as Step Functions state machines.</summary>
/// <param name="targets">The ARN of each state machine's alias, or of a machine: executions are listed and named by the machine.</param>
public sealed class StepFunctionsEngine(IAmazonStepFunctions stepFunctions, IReadOnlyDictionary<WorkflowName, string> targets)
    : IWorkflowEngine
{
    public async Task<StartResult> StartAsync(WorkflowName workflow, string id, string input, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await stepFunctions.StartExecutionAsync(
                new() { StateMachineArn = targets[workflow], Name = id, Input = input }, cancellationToken);
            return new(answer.ExecutionArn);
        }
        catch (ExecutionAlreadyExistsException)
        {
            var earlier = await stepFunctions.DescribeExecutionAsync(new() { ExecutionArn = ArnOf(workflow, id) }, cancellationToken);
            return new(earlier.ExecutionArn, earlier.Input);
        }
    }

    public async Task<WorkflowExecution?> FindAsync(WorkflowName workflow, string id, CancellationToken cancellationToken)
    {
        if (await DescribeAsync(workflow, id, cancellationToken) is not { } execution)
            return null;
        var events = await HistoryAsync(execution.ExecutionArn, cancellationToken);
        var state = StateOf(execution.Status);
        var waitingFor = state == WorkflowState.Running ? MachineTimeline.OpenCallbacks(events) : [];
        return new(
            waitingFor.Count > 0 ? WorkflowState.Waiting : state,
            waitingFor,
            state == WorkflowState.Succeeded && execution.Output is { Length: > 0 } output ? JsonElement.Parse(output) : null,
            execution.StartDate!.Value.ToUniversalTime(),
            execution.StopDate?.ToUniversalTime(),
            MachineTimeline.Read(events));
    }

    public async Task<WorkflowState?> StateAsync(WorkflowName workflow, string id, CancellationToken cancellationToken) =>
        await DescribeAsync(workflow, id, cancellationToken) is { } execution ? StateOf(execution.Status) : null;

    public async Task<ExecutionPage> ListAsync(
        WorkflowName workflow, WorkflowState? status, int limit, string? cursor, CancellationToken cancellationToken)
    {
        try
        {
            var page = await stepFunctions.ListExecutionsAsync(
                new() { StateMachineArn = WorkflowTargets.Unqualified(targets[workflow]), StatusFilter = StatusOf(status), MaxResults = limit, NextToken = cursor },
                cancellationToken);
            return new(
                [.. (page.Executions ?? []).Select(execution => new ExecutionSummary(
                    execution.Name,
                    StateOf(execution.Status),
                    execution.StartDate!.Value.ToUniversalTime(),
                    execution.StopDate?.ToUniversalTime()))],
                page.NextToken is { Length: > 0 } next ? next : null);
        }
        catch (InvalidTokenException refused)
        {
            throw new FormatException("The cursor is not one of this API.", refused);
        }
        catch (ValidationException refused) when (cursor is not null)
        {
            throw new FormatException("The cursor is not one of this API.", refused); // longer than any token
        }
    }

    private async Task<DescribeExecutionResponse?> DescribeAsync(WorkflowName workflow, string id, CancellationToken cancellationToken)
    {
        try
        {
            return await stepFunctions.DescribeExecutionAsync(new() { ExecutionArn = ArnOf(workflow, id) }, cancellationToken);
        }
        catch (ExecutionDoesNotExistException)
        {
            return null;
        }
    }

    private async Task<List<HistoryEvent>> HistoryAsync(string arn, CancellationToken cancellationToken)
    {
        var events = new List<HistoryEvent>();
        string? token = null;
        do
        {
            var page = await stepFunctions.GetExecutionHistoryAsync(
                new() { ExecutionArn = arn, IncludeExecutionData = false, MaxResults = 1000, NextToken = token }, cancellationToken);
            events.AddRange(page.Events ?? []);
            token = page.NextToken;
        }
        while (!string.IsNullOrEmpty(token));
        return events;
    }

    private string ArnOf(WorkflowName workflow, string id) => WorkflowTargets.ExecutionArn(targets[workflow], id);

    private static WorkflowState StateOf(MachineStatus status) => status.Value switch
    {
        "RUNNING" => WorkflowState.Running,
        "SUCCEEDED" => WorkflowState.Succeeded,
        "ABORTED" => WorkflowState.Stopped,
        _ => WorkflowState.Failed,
    };

    // A filter takes one status; a machine that ran into its own limit (TIMED_OUT) is listed without a filter only.
    private static MachineStatus? StatusOf(WorkflowState? state) => state switch
    {
        null => null,
        WorkflowState.Succeeded => MachineStatus.SUCCEEDED,
        WorkflowState.Failed => MachineStatus.FAILED,
        WorkflowState.Stopped => MachineStatus.ABORTED,
        _ => MachineStatus.RUNNING,
    };
}
