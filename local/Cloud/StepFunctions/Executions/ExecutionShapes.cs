using System.Text.Json.Nodes;
using Comparison.Local.Cloud.StepFunctions.Api;
using Comparison.Local.StatesLanguage.Histories;

namespace Comparison.Local.Cloud.StepFunctions.Executions;

/// <summary>Executions and their events as answers show them.</summary>
internal static class ExecutionShapes
{
    public static JsonObject Show(ExecutionSummary execution)
    {
        var shape = new JsonObject
        {
            ["executionArn"] = execution.Arn,
            ["stateMachineArn"] = execution.MachineArn,
            ["name"] = execution.Name,
            ["status"] = Shapes.Status(execution.Status),
            ["startDate"] = Shapes.Timestamp(execution.StartDate),
            ["redriveCount"] = execution.RedriveCount,
        };
        if (execution.RedriveDate is { } redriven)
            shape["redriveDate"] = Shapes.Timestamp(redriven);
        if (execution.MapRunArn is { } mapRun)
            shape["mapRunArn"] = mapRun;
        if (execution.VersionArn is { } version)
            shape["stateMachineVersionArn"] = version;
        if (execution.AliasArn is { } alias)
            shape["stateMachineAliasArn"] = alias;
        if (execution.StopDate is { } stopped)
            shape["stopDate"] = Shapes.Timestamp(stopped);
        return shape;
    }

    /// <param name="refusal">Why the execution cannot be redriven; null when it can.</param>
    public static JsonObject Describe(ExecutionRun run, bool withData, string? refusal)
    {
        var shape = Show(ExecutionSummary.Of(run));
        AddEnd(shape, run, withData);
        shape["redriveStatus"] = refusal is not null ? "NOT_REDRIVABLE" : run.Execution.MapRun is null ? "REDRIVABLE" : "REDRIVABLE_BY_MAP_RUN";
        if (refusal is not null)
            shape["redriveStatusReason"] = refusal;
        return shape;
    }

    public static JsonObject Show(StateHistoryEvent happened, bool withData)
    {
        var shape = new JsonObject
        {
            ["timestamp"] = Shapes.Timestamp(happened.Timestamp),
            ["type"] = happened.Type,
            ["id"] = happened.Id,
            ["previousEventId"] = happened.PreviousEventId,
        };
        if (happened.DetailsName is { } name)
            shape[name] = Details(happened.Details!, withData);
        return shape;
    }

    /// <summary>The answer of StartSyncExecution.</summary>
    public static JsonObject ShowSynchronous(ExecutionRun run, ExpressBill bill, bool withData)
    {
        var (identity, result) = (run.Execution.Identity, run.Execution.Result);
        var shape = new JsonObject
        {
            ["executionArn"] = identity.Arn,
            ["stateMachineArn"] = identity.StateMachineArn,
            ["name"] = identity.Name,
            ["startDate"] = Shapes.Timestamp(run.Execution.StartDate),
            ["stopDate"] = Shapes.Timestamp(result.StopDate!.Value),
            ["status"] = Shapes.Status(result.Status),
            ["billingDetails"] = new JsonObject
            {
                ["billedDurationInMilliseconds"] = bill.Milliseconds,
                ["billedMemoryUsedInMB"] = bill.Megabytes,
            },
        };
        AddEnd(shape, run, withData);
        return shape;
    }

    private static void AddEnd(JsonObject shape, ExecutionRun run, bool withData)
    {
        var result = run.Execution.Result;
        AddData(shape, "input", run.Execution.Input, withData);
        if (result.Output is { } output)
            AddData(shape, "output", output, withData);
        if (result.Error is not null && withData)
            shape["error"] = result.Error;
        if (result.Cause is not null && withData)
            shape["cause"] = result.Cause;
        if (run.TraceHeader is not null)
            shape["traceHeader"] = run.TraceHeader;
    }

    /// <summary>The details of an event, without what it carries where that is not to be shown.</summary>
    public static JsonObject Details(JsonObject details, bool withData)
    {
        if (!withData)
            foreach (var name in (string[])["input", "inputDetails", "output", "outputDetails"])
                details.Remove(name);
        return details;
    }

    private static void AddData(JsonObject shape, string name, string json, bool withData)
    {
        if (withData)
            shape[name] = json;
        shape[$"{name}Details"] = new JsonObject { ["included"] = withData };
    }
}
