using System.Globalization;
using System.Text.Json.Nodes;
using Comparison.Local.Cloud.Accounts;
using Comparison.Local.Cloud.Control.Logs;
using Comparison.Local.Cloud.Meter;
using Comparison.Local.StatesLanguage.Histories;

namespace Comparison.Local.Cloud.StepFunctions.Executions;

/// <summary>What is left of an express execution when it has ended: its bill, and what its machine is set to log.</summary>
internal sealed class ExpressClosing(AccountContext context, Account account)
{
    public void Close(ExecutionRun run)
    {
        context.Meter.Add(BillingUnit.ExpressRequests);
        context.Meter.Add(BillingUnit.ExpressGigabyteMilliseconds, ExpressBill.Compute(run).GigabyteMilliseconds);
        if (GroupOf(run) is { } group && account.JsonService(LogsService.Prefix) is LogsService logs)
            logs.Append(group, StreamOf(run), Events(run));
    }

    private IEnumerable<LogEvent> Events(ExecutionRun run)
    {
        var level = (string?)run.Machine.Logging["level"] ?? "OFF";
        var withData = (bool?)run.Machine.Logging["includeExecutionData"] ?? false;
        return run.Execution.History
            .Where(happened => LogLevels.Includes(level, happened.Type))
            .Select(happened => new LogEvent(happened.Timestamp, Write(run, happened, withData), context.Time.GetUtcNow()));
    }

    // The members of AWS's log events, which have numbers as texts.
    private static string Write(ExecutionRun run, StateHistoryEvent happened, bool withData) => new JsonObject
    {
        ["id"] = happened.Id.ToString(CultureInfo.InvariantCulture),
        ["type"] = happened.Type,
        ["details"] = ExecutionShapes.Details(happened.Details ?? [], withData),
        ["previous_event_id"] = happened.PreviousEventId.ToString(CultureInfo.InvariantCulture),
        ["event_timestamp"] = happened.Timestamp.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture),
        ["execution_arn"] = run.Execution.Identity.Arn,
        ["redrive_count"] = "0",
    }.ToJsonString(Protocol.CloudJson.Options);

    private string? GroupOf(ExecutionRun run) =>
        run.Machine.Logging["destinations"] is JsonArray { Count: > 0 } destinations
        && (string?)destinations[0]?["cloudWatchLogsLogGroup"]?["logGroupArn"] is { } arn
        && context.IsOwnRegion(arn) && context.IsOwnAccount(arn)
        && arn.Split(':') is [_, _, "logs", _, _, "log-group", var name, ..]
            ? name
            : null;

    private static string StreamOf(ExecutionRun run) => string.Create(
        CultureInfo.InvariantCulture,
        $"states/{run.Machine.Name}/{run.Execution.StartDate:yyyy-MM-dd-HH-mm}/{run.Execution.Identity.Arn[^8..]}");
}

/// <summary>Which events a log level lets through (developer guide, CloudWatch logs).</summary>
internal static class LogLevels
{
    private static readonly HashSet<string> Fatal = ["ExecutionFailed", "ExecutionAborted", "ExecutionTimedOut"];

    private static readonly string[] ErrorSuffixes = ["Failed", "TimedOut", "Aborted"];

    public static bool Includes(string level, string type) => level switch
    {
        "ALL" => true,
        "ERROR" => Fatal.Contains(type) || type == "FailStateEntered" || ErrorSuffixes.Any(end => type.EndsWith(end, StringComparison.Ordinal)),
        "FATAL" => Fatal.Contains(type),
        _ => false,
    };
}
