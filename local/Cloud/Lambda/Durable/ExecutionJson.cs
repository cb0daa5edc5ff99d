using System.Text.Json.Nodes;
using Comparison.Local.Cloud.Lambda.Requests;
using Comparison.Local.Cloud.Protocol;
using Comparison.Local.DurableExecutions.Executions;

namespace Comparison.Local.Cloud.Lambda.Durable;

/// <summary>An execution on the wire, in a list and by itself.</summary>
internal static class ExecutionJson
{
    public static JsonObject Summary(ExecutionDescription execution)
    {
        var written = new JsonObject
        {
            ["DurableExecutionArn"] = execution.Arn,
            ["DurableExecutionName"] = execution.Name,
            ["FunctionArn"] = execution.FunctionArn,
            ["Status"] = WireName<DurableExecutionStatus>.Of(execution.Status),
            ["StartTimestamp"] = TimestampFormat.Seconds(execution.StartTimestamp),
        };
        if (execution.EndTimestamp is { } end)
            written["EndTimestamp"] = TimestampFormat.Seconds(end);
        return written;
    }

    public static JsonObject Full(ExecutionDescription execution, bool withData)
    {
        var written = Summary(execution);
        written["Version"] = execution.Version;
        written["ExecutionDataIncluded"] = withData;
        written["DurableConfig"] = new JsonObject
        {
            ["ExecutionTimeout"] = (int)execution.ExecutionTimeout.TotalSeconds,
            ["RetentionPeriodInDays"] = execution.RetentionPeriodInDays,
        };
        if (!withData)
            return written;
        written["InputPayload"] = execution.Input;
        written.Set("Result", execution.Result);
        if (execution.Error is { } error)
            written["Error"] = ErrorJson.Write(error);
        return written;
    }
}
