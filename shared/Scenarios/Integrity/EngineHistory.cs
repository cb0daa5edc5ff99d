using System.Text.Json;
using System.Text.Json.Nodes;
using Comparison.Adapters.Engines;
using Comparison.Domain;
using Comparison.Local.DurableExecutions;
using Comparison.Local.DurableExecutions.Executions;
using Comparison.Local.DurableExecutions.History;
using Comparison.Local.Stacks;

namespace Comparison.Scenarios.Integrity;

/// <summary>What an engine's own history says of an execution, payloads and secrets among it; for checks alone.</summary>
internal sealed record EngineHistory(JsonNode? Input, WorkflowState State, JsonObject? Outcome)
{
    private const string Suffix = "-callback";

    public IReadOnlyList<(string Name, long? LimitSeconds)> Waits { get; init; } = [];

    public IReadOnlyList<JsonObject> Rulings { get; init; } = [];

    public IReadOnlyList<string> Secrets { get; init; } = [];

    public static Task<EngineHistory> ReadAsync(DeployedStack stack, WorkflowName workflow, string id, CancellationToken cancellationToken)
    {
        var target = stack.Account.Outputs[$"{workflow.ToText()}_workflow_arn"];
        return stack.Variant == Variant.Durable
            ? Task.FromResult(OfDurable(stack.Services.Lambda.Durable, target, id))
            : OfMachineAsync(stack, WorkflowTargets.ExecutionArn(target, id), cancellationToken);
    }

    private static EngineHistory OfDurable(DurableService service, string target, string id)
    {
        var execution = service.Find(target.Split(':')[^2], id) ?? throw new ArgumentException($"There is no execution {id}.", nameof(id));
        var events = new List<DurableHistoryEvent>();
        string? marker = null;
        do
        {
            var page = service.History(execution.Arn, marker);
            events.AddRange(page.Items);
            marker = page.NextMarker;
        }
        while (marker is not null);
        var state = execution.Status switch
        {
            DurableExecutionStatus.Running or DurableExecutionStatus.Pausing or DurableExecutionStatus.Paused => WorkflowState.Running,
            DurableExecutionStatus.Succeeded => WorkflowState.Succeeded,
            DurableExecutionStatus.Stopped => WorkflowState.Stopped,
            _ => WorkflowState.Failed,
        };
        return new(Parse(execution.Input), state, Parse(execution.Result) as JsonObject)
        {
            Waits = [.. events.Where(item => item.Type == DurableHistoryEventType.CallbackStarted)
                .Select(item => (NameOf(item), (long?)item.TimeoutSeconds))],
            Rulings = [.. events.Where(item => item.Type == DurableHistoryEventType.CallbackSucceeded).Select(item => Parse(item.Payload))
                .OfType<JsonObject>().Where(IsRuling)],
            Secrets = [.. events.Select(item => item.CallbackId).OfType<string>()],
        };
    }

    private static async Task<EngineHistory> OfMachineAsync(DeployedStack stack, string arn, CancellationToken cancellationToken)
    {
        async Task<JsonObject> AskAsync(string operation, JsonObject request) =>
            await stack.Services.StepFunctions.InvokeAsync(operation, request, cancellationToken);
        var execution = await AskAsync("DescribeExecution", new() { ["executionArn"] = arn });
        var events = new List<JsonObject>();
        JsonNode? token = null;
        do
        {
            var request = new JsonObject { ["executionArn"] = arn, ["includeExecutionData"] = true };
            if (token is not null)
                request["nextToken"] = token.DeepClone();
            var page = await AskAsync("GetExecutionHistory", request);
            events.AddRange(page["events"]!.AsArray().Select(item => item!.AsObject()));
            token = page["nextToken"];
        }
        while (token is not null);
        var state = Aftermath.Text(execution, "status") switch
        {
            "RUNNING" => WorkflowState.Running,
            "SUCCEEDED" => WorkflowState.Succeeded,
            "ABORTED" => WorkflowState.Stopped,
            _ => WorkflowState.Failed,
        };
        var asked = events.Select(item => item["taskScheduledEventDetails"]).OfType<JsonObject>()
            .Where(details => Aftermath.Text(details, "resource")!.EndsWith(".waitForTaskToken", StringComparison.Ordinal)).ToList();
        return new(Parse(Aftermath.Text(execution, "input")), state, Parse(Aftermath.Text(execution, "output")) as JsonObject)
        {
            Waits = [.. asked.Select(details => (Aftermath.Text(details, "resource")!, details["timeoutInSeconds"]?.GetValue<long>()))],
            Rulings = [.. events.Select(item => Parse(Aftermath.Text(item["taskSucceededEventDetails"], "output"))).OfType<JsonObject>().Where(IsRuling)],
            Secrets = [.. asked.SelectMany(details => TokensOf(Parse(Aftermath.Text(details, "parameters"))))],
        };
    }

    private static string NameOf(DurableHistoryEvent started) =>
        started.Name?.EndsWith(Suffix, StringComparison.Ordinal) == true ? started.Name[..^Suffix.Length] : started.Name ?? "callback";

    // A simulated approver's answer is one as well.
    private static bool IsRuling(JsonObject answer) => answer["decided_by"] is not null && answer["status"] is not null;

    private static IEnumerable<string> TokensOf(JsonNode? parameters) => parameters switch
    {
        JsonObject members when members["token"] is JsonValue token => [token.GetValueKind() == JsonValueKind.String ? token.GetValue<string>() : ""],
        JsonObject members => members.SelectMany(member => member.Key == "token" ? TokenOf(member.Value) : TokensOf(member.Value)),
        JsonArray items => items.SelectMany(TokensOf),
        _ => [],
    };

    // As DynamoDB has it: { "token": { "S": "…" } }.
    private static IEnumerable<string> TokenOf(JsonNode? token) => Aftermath.Text(token, "S") is { } text ? [text] : [];

    private static JsonNode? Parse(string? json) => string.IsNullOrEmpty(json) ? null : JsonNode.Parse(json);
}
