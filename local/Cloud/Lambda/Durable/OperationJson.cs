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
        written["Type"] = WireName<DurableOperationType>.Of(operation.Type);
        written.Set("SubType", operation.SubType);
        written["Status"] = WireName<DurableOperationStatus>.Of(operation.Status);
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
