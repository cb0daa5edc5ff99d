using System.Text.Json.Nodes;
using Comparison.Adapters.Decisions;
using Comparison.Adapters.Engines;
using Comparison.Domain;
using Comparison.Local.Cloud;
using Comparison.Local.Cloud.Faults;
using Comparison.Local.DurableExecutions;
using Comparison.Local.Stacks;
using Comparison.Scenarios.Runs;
using Comparison.Scenarios.Samples;

namespace Comparison.Scenarios.Operating;

/// <summary>A stack with an operator: who sees executions by name, counts what they did and has the engines' own calls.</summary>
/// <param name="workflow">The one that is operated.</param>
/// <param name="asking">A request that asks somebody, under an id.</param>
internal sealed class OperatedStack(DeployedStack stack, WorkflowName workflow, Func<string, Sample> asking, HttpClient http)
{
    // Where chance divides requests, it divides them the same in every run.
    private const int Seed = 20261130;

    public DeployedStack Stack => stack;

    public WorkflowName Workflow => workflow;

    public bool IsDurable => stack.Variant == Variant.Durable;

    public DurableService Durable => stack.Services.Lambda.Durable;

    public static async Task<OperatedStack> DeployAsync(
        LocalCloud cloud, Variant variant, WorkflowName workflow, Func<string, Sample> asking, HttpClient http, CancellationToken cancellationToken)
    {
        var options = new StackOptions { Start = TimeProvider.System.GetUtcNow() + TimeSpan.FromHours(1), Seed = Seed };
        return new(await DeployedStack.DeployAsync(cloud, variant, options, cancellationToken), workflow, asking, http);
    }

    public ScenarioDriver Drive(Sample sample) => new(stack, http, sample);

    /// <summary>A request that asks somebody, under an id of its own.</summary>
    public Sample Asking(string id) => asking(id);

    public Task StartAsync(string name, string payload, CancellationToken cancellationToken) =>
        stack.Engine.StartAsync(workflow, name, payload, cancellationToken);

    /// <summary>How an execution stands: the outcome's status where it has one, else the engine's.</summary>
    public async Task<string> StatusAsync(string name, CancellationToken cancellationToken)
    {
        var found = await stack.Engine.FindAsync(workflow, name, cancellationToken);
        return found?.Outcome is { } outcome ? outcome.GetProperty("status").GetString()! : found?.Status.ToString().ToLowerInvariant() ?? "not found";
    }

    public async Task UntilEndedAsync(string name, CancellationToken cancellationToken)
    {
        var ended = await stack.Time.SkipUntilAsync(
            async () => await stack.Engine.StateAsync(workflow, name, cancellationToken) is not WorkflowState.Running, cancellationToken);
        if (!ended)
            throw new StuckException(stack.Variant, name);
    }

    /// <summary>All that waits for a decision.</summary>
    public async Task<IReadOnlyList<PendingDecision>> WaitingAsync(CancellationToken cancellationToken)
    {
        var waiting = new List<PendingDecision>();
        string? cursor = null;
        do
        {
            var page = await stack.Desk.PendingAsync(workflow, limit: 100, cursor, cancellationToken);
            waiting.AddRange(page.Decisions);
            cursor = page.Cursor;
        }
        while (cursor is not null);
        return waiting;
    }

    /// <summary>Approves whatever waits for a decision, once.</summary>
    public async Task ApproveAllAsync(CancellationToken cancellationToken)
    {
        foreach (var asked in await WaitingAsync(cancellationToken))
            await Drive(asking(asked.SubjectId)).DecideAsync(asked, "approve", asked.Deciders[0], "", cancellationToken);
    }

    public string ArnOf(string name) => IsDurable
        ? Durable.Find($"comparison-{workflow.ToText()}", name)!.Arn
        : WorkflowTargets.ExecutionArn(stack.Account.Outputs[$"{workflow.ToText()}_workflow_arn"], name);

    /// <summary>A call of Step Functions.</summary>
    public async Task<JsonObject> CallAsync(string operation, JsonObject request, CancellationToken cancellationToken) =>
        await stack.Services.StepFunctions.InvokeAsync(operation, request, cancellationToken);

    /// <summary>Counts calls of this target that reach it from now on: a fault that does nothing to whom it strikes.</summary>
    public Func<int> Count(string target)
    {
        var tap = Fault.On(FaultKind.Slow, target) with { Delay = TimeSpan.Zero, Count = int.MaxValue };
        stack.Account.Context.Faults.Order(tap);
        return () => stack.Account.Context.Faults.Strikes.Count(strike => strike.Fault == tap);
    }

    /// <summary>Counts charges from now on: writes that were tried, and how many rows came of them, since each is on the condition that there is none.</summary>
    public Func<Task<string>> CountCharges(CancellationToken cancellationToken)
    {
        var tried = Count("DynamoDB.PutItem comparison-ledger");
        return async () =>
        {
            var scan = await stack.Services.DynamoDb.InvokeAsync(
                "Scan", new() { ["TableName"] = stack.LedgerTable, ["Select"] = "COUNT" }, cancellationToken);
            return $"charge tried {Repairs.Times(tried())}, on the ledger {Repairs.Times(scan["Count"]!.GetValue<int>())}";
        };
    }
}
