using System.Globalization;
using System.Text.Json.Nodes;
using Comparison.Local.Cloud.Protocol;
using Comparison.Local.DurableExecutions;

namespace Comparison.Local.Cloud.Lambda;

/// <summary>The updates of a checkpoint, checked against the model before the service sees them.</summary>
internal static class UpdateJson
{
    private const int LongestSeconds = 31_622_400;
    private const int LongestCallback = 99_999_999;
    private const int MaxPayload = 6_291_456;

    /// <exception cref="AwsException">A member is missing, out of range or of another type.</exception>
    public static IReadOnlyList<OperationUpdate> Read(IReadOnlyList<JsonObject> all)
    {
        Validation.Check(check =>
        {
            for (var i = 0; i < all.Count; i++)
                Check(check, all[i], $"updates.{(i + 1).ToString(CultureInfo.InvariantCulture)}.member.");
        });
        return [.. all.Select(Read)];
    }

    private static void Check(Validation check, JsonObject update, string at)
    {
        check.Required(update.Text("Id"), at + "id");
        check.Text(update.Text("Id"), at + "id", 64, Patterns.Identifier());
        check.Text(update.Text("ParentId"), at + "parentId", 64, Patterns.Identifier());
        check.Text(update.Text("Name"), at + "name", 256, Patterns.OperationName());
        check.Required(update.Text("Type"), at + "type");
        check.Choice<OperationType>(update.Text("Type"), at + "type");
        check.Text(update.Text("SubType"), at + "subType", 32, Patterns.Identifier());
        check.Required(update.Text("Action"), at + "action");
        check.Choice<OperationAction>(update.Text("Action"), at + "action");
        if (update.Text("Payload") is { Length: > MaxPayload } payload)
            check.Text(payload, at + "payload", MaxPayload, secret: true);
        check.Number(NextAttemptDelay(update), at + "stepOptions.nextAttemptDelaySeconds", 1, LongestSeconds);
        check.Number(WaitSeconds(update), at + "waitOptions.waitSeconds", 1, LongestSeconds);
        check.Number(Callback(update, "TimeoutSeconds"), at + "callbackOptions.timeoutSeconds", 0, LongestCallback);
        check.Number(Callback(update, "HeartbeatTimeoutSeconds"), at + "callbackOptions.heartbeatTimeoutSeconds", 0, LongestCallback);
        CheckChainedInvoke(check, update.Structure("ChainedInvokeOptions"), at + "chainedInvokeOptions.");
    }

    private static void CheckChainedInvoke(Validation check, JsonObject? options, string at)
    {
        if (options is null)
            return;
        check.Required(options.Text("FunctionName"), at + "functionName");
        check.Text(options.Text("TenantId"), at + "tenantId", 256, Patterns.TenantId());
    }

    private static OperationUpdate Read(JsonObject update) => new(
        update.Text("Id")!,
        WireName<OperationType>.Parse(update.Text("Type"))!.Value,
        WireName<OperationAction>.Parse(update.Text("Action"))!.Value)
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
