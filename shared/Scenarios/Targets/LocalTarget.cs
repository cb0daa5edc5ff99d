using System.Text.Json.Nodes;
using Comparison.Adapters.Decisions;
using Comparison.Adapters.Engines;
using Comparison.Local.Cloud.Meter;
using Comparison.Local.Cloud.Time;
using Comparison.Local.Stacks;

namespace Comparison.Scenarios.Targets;

/// <summary>A variant in the local cloud of this process.</summary>
public sealed class LocalTarget(DeployedStack stack, HttpClient http) : IStack
{
    public Variant Variant => stack.Variant;

    public string AccountId => stack.Account.Context.Id;

    public Uri ApiUrl => stack.ApiUrl;

    public HttpClient Http => http;

    public IWorkflowEngine Engine => stack.Engine;

    public DecisionDesk Desk => stack.Desk;

    // A stack in real time, with functions that run as processes, say, is waited for.
    public IStackClock Clock { get; } = stack.Account.Context.Time is VirtualTime time
        ? new SkippedTime(time)
        : new PolledTime(stack.Account.Context.Time);

    public async Task<JsonObject?> RowAsync(StackTable table, string id, CancellationToken cancellationToken)
    {
        var answer = await stack.Services.DynamoDb.InvokeAsync(
            "GetItem",
            new() { ["TableName"] = NameOf(table), ["Key"] = new JsonObject { ["id"] = new JsonObject { ["S"] = id } } },
            cancellationToken);
        return answer["Item"] as JsonObject;
    }

    public Task<IReadOnlyList<TimelineEntry>> ChildrenOfAsync(string execution, CancellationToken cancellationToken) =>
        ExpressLogs.ReadAsync(stack, execution, cancellationToken);

    public IReadOnlyList<string> Notifications() => [.. stack.Services.Sqs.Peek(stack.NotificationQueueArn)];

    public IReadOnlyDictionary<string, int> DeadLetters() => stack.ConsumedQueues
        .Select(queue => KeyValuePair.Create(queue, stack.Services.Sqs.Peek(stack.Account.Context.Arn("sqs", $"{queue}-dead")).Count))
        .Where(dead => dead.Value > 0)
        .ToDictionary();

    // In real time a stack is never idle for sure, so that looking at it would count.
    public Usage? ReadMeter() => Clock.IsReal ? null : stack.Meter.Read();

    public Task<T> LookAsync<T>(Func<Task<T>> look) => Clock.IsReal ? look() : stack.UnmeteredAsync(look);

    private string NameOf(StackTable table) => table switch
    {
        StackTable.Articles => stack.ArticlesTable,
        StackTable.Decisions => stack.DecisionsTable,
        StackTable.Ledger => stack.LedgerTable,
        _ => throw new ArgumentOutOfRangeException(nameof(table), table, "Unknown table."),
    };
}
