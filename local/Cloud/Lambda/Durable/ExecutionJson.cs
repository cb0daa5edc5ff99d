using System.Text.Json.Nodes;
using Comparison.Local.Cloud.Lambda.Requests;
using Comparison.Local.Cloud.Protocol;
using Comparison.Local.DurableExecutions.Errors;
using Comparison.Local.DurableExecutions.Executions;
using Comparison.Local.DurableExecutions.History;

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
            ["Status"] = WireName<DurableExecutionStatus>.Write(execution.Status),
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
        if (execution.Pause is { } pause)
        {
            var details = new JsonObject
            {
                ["ExecutionTimeoutPaused"] = pause.IsTimeoutPaused,
                ["PauseRequestTimestamp"] = TimestampFormat.Seconds(pause.RequestedAt),
            };
            if (withData)
                details.Set("Reason", pause.Reason);
            written["PauseDetails"] = details;
        }
        if (!withData)
            return written;
        written["InputPayload"] = execution.Input;
        written.Set("Result", execution.Result);
        if (execution.Error is { } error)
            written["Error"] = ErrorJson.Write(error);
        return written;
    }
}

/// <summary>Event of GetDurableExecutionHistory on the wire.</summary>
internal static class HistoryJson
{
    /// <param name="withData">Without it, inputs, results and errors come back without their payload.</param>
    public static JsonObject Write(DurableHistoryEvent happened, bool withData)
    {
        var written = new JsonObject { ["EventType"] = happened.Type.ToString() };
        written.Set("SubType", happened.SubType);
        written["EventId"] = happened.Id;
        written.Set("Id", happened.OperationId);
        written.Set("Name", happened.Name);
        written["EventTimestamp"] = TimestampFormat.Seconds(happened.Timestamp);
        written.Set("ParentId", happened.ParentId);
        written[$"{happened.Type}Details"] = Details(happened, withData);
        return written;
    }

    private static JsonObject Details(DurableHistoryEvent happened, bool withData)
    {
        var details = Data(happened, withData);
        Set(details, "ExecutionTimeout", happened.ExecutionTimeoutSeconds);
        Set(details, "Duration", happened.DurationSeconds);
        Set(details, "ScheduledEndTimestamp", happened.ScheduledEnd);
        details.Set("CallbackId", happened.CallbackId);
        Set(details, "Timeout", happened.TimeoutSeconds);
        Set(details, "HeartbeatTimeout", happened.HeartbeatTimeoutSeconds);
        if (happened.Attempt is { } attempt)
        {
            var retry = new JsonObject { ["CurrentAttempt"] = attempt };
            Set(retry, "NextAttemptDelaySeconds", happened.NextAttemptDelaySeconds);
            details["RetryDetails"] = retry;
        }
        details.Set("FunctionName", happened.FunctionName);
        details.Set("TenantId", happened.TenantId);
        details.Set("ExecutedVersion", happened.ExecutedVersion);
        details.Set("DurableExecutionArn", happened.DurableExecutionArn);
        Set(details, "StartTimestamp", happened.InvocationStart);
        if (happened.Type == DurableHistoryEventType.InvocationCompleted)
            Set(details, "EndTimestamp", happened.Timestamp);
        details.Set("RequestId", happened.RequestId);
        if (happened.IsTimeoutPaused is { } paused)
            details["ExecutionTimeoutPaused"] = paused;
        Set(details, happened.Type == DurableHistoryEventType.ExecutionPaused ? "PauseRequestTimestamp" : "ResumeRequestTimestamp", happened.RequestedAt);
        return details;
    }

    private static JsonObject Data(DurableHistoryEvent happened, bool withData) => happened.Type switch
    {
        DurableHistoryEventType.ExecutionStarted or DurableHistoryEventType.ChainedInvokeStarted =>
            new() { ["Input"] = Wrap(happened.Payload, withData) },
        DurableHistoryEventType.ExecutionSucceeded or DurableHistoryEventType.ContextSucceeded or DurableHistoryEventType.StepSucceeded
            or DurableHistoryEventType.CallbackSucceeded or DurableHistoryEventType.ChainedInvokeSucceeded =>
            new() { ["Result"] = Wrap(happened.Payload, withData) },
        DurableHistoryEventType.ExecutionPaused or DurableHistoryEventType.ExecutionResumed when happened.Payload is { } reason =>
            new() { ["Reason"] = Wrap(reason, withData) },
        _ when happened.Error is { } error => new() { ["Error"] = Wrap(ErrorJson.Write(error), withData) },
        _ => [],
    };

    // Nothing is cut off here: truncated is what was not asked for.
    private static JsonObject Wrap(JsonNode? payload, bool withData)
    {
        var wrapped = new JsonObject { ["Truncated"] = !withData };
        if (withData && payload is not null)
            wrapped["Payload"] = payload;
        return wrapped;
    }

    private static void Set(JsonObject details, string name, int? value)
    {
        if (value is { } number)
            details[name] = number;
    }

    private static void Set(JsonObject details, string name, DateTimeOffset? value)
    {
        if (value is { } time)
            details[name] = TimestampFormat.Seconds(time);
    }
}

/// <summary>An error on the wire, where it is called ErrorObject.</summary>
internal static class ErrorJson
{
    public static JsonObject Write(DurableError error)
    {
        var written = new JsonObject();
        written.Set("ErrorMessage", error.ErrorMessage);
        written.Set("ErrorType", error.ErrorType);
        written.Set("ErrorData", error.ErrorData);
        if (error.StackTrace is { } lines)
            written["StackTrace"] = new JsonArray([.. lines.Select(line => (JsonNode?)JsonValue.Create(line))]);
        return written;
    }

    /// <exception cref="AwsException">A member is of another type.</exception>
    public static DurableError? Read(JsonObject? error) => error is null ? null : new()
    {
        ErrorMessage = error.Text("ErrorMessage"),
        ErrorType = error.Text("ErrorType"),
        ErrorData = error.Text("ErrorData"),
        StackTrace = error["StackTrace"] is null ? null : error.Texts("StackTrace"),
    };
}
