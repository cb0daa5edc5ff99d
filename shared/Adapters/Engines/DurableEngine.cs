using System.Text.Json;
using Amazon.Lambda;
using Amazon.Lambda.Model;
using Comparison.Domain;
using DurableStatus = Amazon.Lambda.ExecutionStatus;

namespace Comparison.Adapters.Engines;

/// <summary>Workflows as durable Lambda functions.</summary>
/// <param name="targets">The ARN of each durable function's alias: an unqualified name is refused.</param>
public sealed class DurableEngine(IAmazonLambda lambda, IReadOnlyDictionary<WorkflowName, string> targets) : IWorkflowEngine
{
    public async Task<StartResult> StartAsync(WorkflowName workflow, string id, string input, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await lambda.InvokeAsync(
                new()
                {
                    FunctionName = targets[workflow],
                    InvocationType = InvocationType.Event,
                    DurableExecutionName = id,
                    Payload = input,
                },
                cancellationToken);
            return new(answer.DurableExecutionArn);
        }
        catch (DurableExecutionAlreadyStartedException)
        {
            var arn = await FindArnAsync(workflow, id, cancellationToken)
                ?? throw new InvalidOperationException($"Lambda says that {id} was started, and does not list it.");
            var earlier = await lambda.GetDurableExecutionAsync(new() { DurableExecutionArn = arn }, cancellationToken);
            return new(arn, earlier.InputPayload);
        }
    }

    public async Task<WorkflowExecution?> FindAsync(WorkflowName workflow, string id, CancellationToken cancellationToken)
    {
        if (await FindArnAsync(workflow, id, cancellationToken) is not { } arn)
            return null;
        var execution = await lambda.GetDurableExecutionAsync(new() { DurableExecutionArn = arn }, cancellationToken);
        var events = await HistoryAsync(arn, cancellationToken);
        var state = StateOf(execution.Status);
        var waitingFor = state == WorkflowState.Running ? DurableTimeline.OpenCallbacks(events) : [];
        return new(
            waitingFor.Count > 0 ? WorkflowState.Waiting : state,
            waitingFor,
            state == WorkflowState.Succeeded && execution.Result is { Length: > 0 } result ? JsonElement.Parse(result) : null,
            execution.StartTimestamp!.Value.ToUniversalTime(),
            execution.EndTimestamp?.ToUniversalTime(),
            DurableTimeline.Read(events));
    }

    public async Task<WorkflowState?> StateAsync(WorkflowName workflow, string id, CancellationToken cancellationToken) =>
        await FindExecutionAsync(workflow, id, cancellationToken) is { } execution ? StateOf(execution.Status) : null;

    public async Task<ExecutionPage> ListAsync(
        WorkflowName workflow, WorkflowState? status, int limit, string? cursor, CancellationToken cancellationToken)
    {
        var page = await PageAsync(
            new() { FunctionName = Unqualified(workflow), Statuses = StatusesOf(status), MaxItems = limit, Marker = cursor },
            cancellationToken);
        return new(
            [.. (page.DurableExecutions ?? []).Select(execution => new ExecutionSummary(
                execution.DurableExecutionName,
                StateOf(execution.Status),
                execution.StartTimestamp!.Value.ToUniversalTime(),
                execution.EndTimestamp?.ToUniversalTime()))],
            page.NextMarker is { Length: > 0 } next ? next : null);
    }

    private async Task<ListDurableExecutionsByFunctionResponse> PageAsync(
        ListDurableExecutionsByFunctionRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await lambda.ListDurableExecutionsByFunctionAsync(request, cancellationToken);
        }
        catch (InvalidParameterValueException refused) when (request.Marker is not null)
        {
            throw new FormatException("The cursor is not one of this API.", refused);
        }
    }

    // By name and across versions, so that a deployment does not hide the executions that still run on an older one.
    private async Task<Execution?> FindExecutionAsync(WorkflowName workflow, string id, CancellationToken cancellationToken)
    {
        var page = await lambda.ListDurableExecutionsByFunctionAsync(
            new() { FunctionName = Unqualified(workflow), DurableExecutionName = id, MaxItems = 1 }, cancellationToken);
        return page.DurableExecutions?.FirstOrDefault();
    }

    private async Task<string?> FindArnAsync(WorkflowName workflow, string id, CancellationToken cancellationToken) =>
        (await FindExecutionAsync(workflow, id, cancellationToken))?.DurableExecutionArn;

    private async Task<List<Event>> HistoryAsync(string arn, CancellationToken cancellationToken)
    {
        // Names of errors come with the data only; the timeline has no place for the rest of it.
        var events = new List<Event>();
        string? marker = null;
        do
        {
            var page = await lambda.GetDurableExecutionHistoryAsync(
                new() { DurableExecutionArn = arn, IncludeExecutionData = true, MaxItems = 1000, Marker = marker }, cancellationToken);
            events.AddRange(page.Events ?? []);
            marker = page.NextMarker;
        }
        while (!string.IsNullOrEmpty(marker));
        return events;
    }

    private string Unqualified(WorkflowName workflow) => WorkflowTargets.Unqualified(targets[workflow]);

    private static WorkflowState StateOf(DurableStatus status) => status.Value switch
    {
        "RUNNING" or "PAUSING" or "PAUSED" => WorkflowState.Running,
        "SUCCEEDED" => WorkflowState.Succeeded,
        "STOPPED" => WorkflowState.Stopped,
        _ => WorkflowState.Failed,
    };

    private static List<string>? StatusesOf(WorkflowState? state) => state switch
    {
        null => null,
        WorkflowState.Succeeded => ["SUCCEEDED"],
        WorkflowState.Failed => ["FAILED", "TIMED_OUT"],
        WorkflowState.Stopped => ["STOPPED"],
        _ => ["RUNNING"],
    };
}
