using System.Text.Json.Nodes;
using Comparison.Local.Cloud.Lambda.Requests;
using Comparison.Local.Cloud.Protocol;
using Comparison.Local.DurableExecutions.Operations;

namespace Comparison.Local.Cloud.Lambda.Durable;

/// <summary>Operation on the wire; what is absent is left out.</summary>
internal static class OperationJson
{
    public static JsonArray Write(IEnumerable<DurableOperation> operations, Timestamps time) =>
        new([.. operations.Select(operation => (JsonNode?)Write(operation, time))]);

    private static JsonObject Write(DurableOperation operation, Timestamps time)
    {
        var written = new JsonObject { ["Id"] = operation.Id };
        written.Set("ParentId", operation.ParentId);
        written.Set("Name", operation.Name);
        written["Type"] = WireName<DurableOperationType>.Write(operation.Type);
        written.Set("SubType", operation.SubType);
        written["Status"] = WireName<DurableOperationStatus>.Write(operation.Status);
        written["StartTimestamp"] = time(operation.StartTimestamp);
        if (operation.EndTimestamp is { } end)
            written["EndTimestamp"] = time(end);
        var (name, details) = Details(operation, time);
        written[name] = details;
        return written;
    }

    private static (string Name, JsonObject Details) Details(DurableOperation operation, Timestamps time)
    {
        var details = new JsonObject();
        switch (operation.Type)
        {
            case DurableOperationType.Execution:
                details.Set("InputPayload", operation.Input);
                return ("ExecutionDetails", details);
            case DurableOperationType.Wait:
                if (operation.ScheduledEnd is { } end)
                    details["ScheduledEndTimestamp"] = time(end);
                return ("WaitDetails", details);
            case DurableOperationType.Step:
                details["Attempt"] = operation.Attempt;
                if (operation.NextAttempt is { } next)
                    details["NextAttemptTimestamp"] = time(next);
                return ("StepDetails", WithOutcome(details, operation));
            case DurableOperationType.Callback:
                details["CallbackId"] = operation.CallbackId;
                return ("CallbackDetails", WithOutcome(details, operation));
            case DurableOperationType.ChainedInvoke:
                return ("ChainedInvokeDetails", WithOutcome(details, operation));
            default:
                if (operation.ReplayChildren)
                    details["ReplayChildren"] = true;
                return ("ContextDetails", WithOutcome(details, operation));
        }
    }

    private static JsonObject WithOutcome(JsonObject details, DurableOperation operation)
    {
        details.Set("Result", operation.Result);
        if (operation.Error is { } error)
            details["Error"] = ErrorJson.Write(error);
        return details;
    }
}

/// <summary>The updates of a checkpoint, checked against the model before the service sees them.</summary>
internal static class UpdateJson
{
    private const int MaxSeconds = 31_622_400;
    private const int MaxCallback = 99_999_999;
    private const int MaxPayload = 6_291_456;

    /// <exception cref="AwsException">A member is missing, out of range or of another type.</exception>
    public static IReadOnlyList<DurableOperationUpdate> Read(IReadOnlyList<JsonObject> all)
    {
        Validation.Check(check =>
        {
            for (var i = 0; i < all.Count; i++)
            {
                check.Within("updates", i);
                Check(check, all[i]);
            }
        });
        return [.. all.Select(Read)];
    }

    private static void Check(Validation check, JsonObject update)
    {
        check.Required(update.Text("Id"), "id");
        check.Text(update.Text("Id"), "id", 64, Patterns.Identifier());
        check.Text(update.Text("ParentId"), "parentId", 64, Patterns.Identifier());
        check.Text(update.Text("Name"), "name", 256, Patterns.OperationName());
        check.Required(update.Text("Type"), "type");
        check.Choice<DurableOperationType>(update.Text("Type"), "type");
        check.Text(update.Text("SubType"), "subType", 32, Patterns.Identifier());
        check.Required(update.Text("Action"), "action");
        check.Choice<DurableOperationAction>(update.Text("Action"), "action");
        if (update.Text("Payload") is { Length: > MaxPayload } payload)
            check.Text(payload, "payload", MaxPayload, secret: true);
        check.Number(NextAttemptDelay(update), "stepOptions.nextAttemptDelaySeconds", 1, MaxSeconds);
        check.Number(WaitSeconds(update), "waitOptions.waitSeconds", 1, MaxSeconds);
        check.Number(Callback(update, "TimeoutSeconds"), "callbackOptions.timeoutSeconds", 0, MaxCallback);
        check.Number(Callback(update, "HeartbeatTimeoutSeconds"), "callbackOptions.heartbeatTimeoutSeconds", 0, MaxCallback);
        CheckChainedInvoke(check, update.Structure("ChainedInvokeOptions"));
    }

    private static void CheckChainedInvoke(Validation check, JsonObject? options)
    {
        if (options is null)
            return;
        check.Required(options.Text("FunctionName"), "chainedInvokeOptions.functionName");
        check.Text(options.Text("TenantId"), "chainedInvokeOptions.tenantId", 256, Patterns.TenantId());
    }

    private static DurableOperationUpdate Read(JsonObject update) => new(
        update.Text("Id")!,
        WireName<DurableOperationType>.Parse(update.Text("Type"))!.Value,
        WireName<DurableOperationAction>.Parse(update.Text("Action"))!.Value)
    {
        ParentId = update.Text("ParentId"),
        Name = update.Text("Name"),
        SubType = update.Text("SubType"),
        Payload = update.Text("Payload"),
        Error = ErrorJson.Read(update.Structure("Error")),
        ReplayChildren = update.Structure("ContextOptions")?.Flag("ReplayChildren") ?? false,
        NextAttemptDelaySeconds = NextAttemptDelay(update),
        WaitSeconds = WaitSeconds(update),
        TimeoutSeconds = Callback(update, "TimeoutSeconds") ?? 0,
        HeartbeatTimeoutSeconds = Callback(update, "HeartbeatTimeoutSeconds") ?? 0,
        FunctionName = update.Structure("ChainedInvokeOptions")?.Text("FunctionName"),
        TenantId = update.Structure("ChainedInvokeOptions")?.Text("TenantId"),
    };

    private static int? NextAttemptDelay(JsonObject update) => update.Structure("StepOptions")?.Integer("NextAttemptDelaySeconds");

    private static int? WaitSeconds(JsonObject update) => update.Structure("WaitOptions")?.Integer("WaitSeconds");

    private static int? Callback(JsonObject update, string member) => update.Structure("CallbackOptions")?.Integer(member);
}
