using System.Text.Json.Nodes;
using Comparison.Local.Cloud.Lambda.Requests;
using Comparison.Local.Cloud.Protocol;
using Comparison.Local.DurableExecutions.Operations;

namespace Comparison.Local.Cloud.Lambda.Durable;

/// <summary>The updates of a checkpoint, checked against the model before the service sees them.</summary>
internal static class UpdateJson
{
    private const int LongestSeconds = 31_622_400;
    private const int LongestCallback = 99_999_999;
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
        check.Number(NextAttemptDelay(update), "stepOptions.nextAttemptDelaySeconds", 1, LongestSeconds);
        check.Number(WaitSeconds(update), "waitOptions.waitSeconds", 1, LongestSeconds);
        check.Number(Callback(update, "TimeoutSeconds"), "callbackOptions.timeoutSeconds", 0, LongestCallback);
        check.Number(Callback(update, "HeartbeatTimeoutSeconds"), "callbackOptions.heartbeatTimeoutSeconds", 0, LongestCallback);
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
