using System.Text;
using System.Text.Json.Nodes;
using Comparison.Local.Cloud.Lambda.Functions;
using Comparison.Local.Cloud.Lambda.Requests;
using Comparison.Local.Cloud.Protocol;
using Comparison.Local.DurableExecutions;
using Comparison.Local.DurableExecutions.Errors;
using Comparison.Local.DurableExecutions.Executions;
using Microsoft.AspNetCore.Http;

namespace Comparison.Local.Cloud.Lambda.Durable;

/// <summary>The twelve REST operations of durable executions.</summary>
internal sealed class DurableApi(DurableService service, FunctionRegistry functions)
{
    private const int MaxCallbackBytes = 1_048_576;
    private const int MaxReason = 1024;

    public JsonObject Checkpoint(string arn, JsonObject body)
    {
        body.Only("CheckpointDurableExecution", "CheckpointToken", "ClientToken", "Updates");
        var (token, clientToken) = (body.Text("CheckpointToken"), body.Text("ClientToken"));
        CheckToken(arn, token);
        Validation.Check(check => check.Text(clientToken, "clientToken", 64, Patterns.ClientToken()));
        var updates = UpdateJson.Read(body.Structures("Updates"));
        var answer = DurableErrors.Translate(() => service.Checkpoint(arn, token!, updates, clientToken));
        var written = new JsonObject
        {
            ["NewExecutionState"] = new JsonObject
            {
                ["Operations"] = OperationJson.Write(answer.Operations, TimestampFormat.Seconds),
            },
        };
        written.Set("CheckpointToken", answer.CheckpointToken);
        return written;
    }

    public JsonObject State(string arn, IQueryCollection query)
    {
        var token = RestQuery.Text(query, "CheckpointToken");
        CheckToken(arn, token);
        var (marker, most) = Paging(query);
        var page = DurableErrors.Translate(() => service.State(arn, token!, marker, most));
        return WithMarker(new() { ["Operations"] = OperationJson.Write(page.Items, TimestampFormat.Seconds) }, page.NextMarker);
    }

    public JsonObject Get(string arn, IQueryCollection query)
    {
        CheckArn(arn);
        var execution = DurableErrors.Translate(() => service.Describe(arn));
        return ExecutionJson.Full(execution, RestQuery.Flag(query, "IncludeExecutionData") ?? true);
    }

    public JsonObject History(string arn, IQueryCollection query)
    {
        CheckArn(arn);
        var (marker, most) = Paging(query);
        var reverse = RestQuery.Flag(query, "ReverseOrder") ?? false;
        var withData = RestQuery.Flag(query, "IncludeExecutionData") ?? false;
        var page = DurableErrors.Translate(() => service.History(arn, marker, most, reverse));
        var events = new JsonArray([.. page.Items.Select(happened => (JsonNode?)HistoryJson.Write(happened, withData))]);
        return WithMarker(new() { ["Events"] = events }, page.NextMarker);
    }

    public JsonObject List(string functionName, IQueryCollection query)
    {
        var name = RestQuery.Text(query, "DurableExecutionName");
        List<string?> statuses = [.. query["Statuses"]];
        Validation.Check(check =>
        {
            check.Text(name, "durableExecutionName", 64, Patterns.Identifier());
            foreach (var status in statuses)
                check.Choice<DurableExecutionStatus>(status, "statuses");
        });
        var (marker, most) = Paging(query);
        var reference = functions.Parse(functionName, RestQuery.Text(query, "Qualifier"));
        var version = functions.Find(reference);
        var filter = new ExecutionFilter(reference.Name)
        {
            Version = reference.Qualifier is null ? null : version.Number,
            Name = name,
            Statuses = [.. statuses.Select(status => WireName<DurableExecutionStatus>.Parse(status)!.Value)],
            StartedAfter = RestQuery.Time(query, "StartedAfter"),
            StartedBefore = RestQuery.Time(query, "StartedBefore"),
            ReverseOrder = RestQuery.Flag(query, "ReverseOrder") ?? false,
        };
        var page = DurableErrors.Translate(() => service.List(filter, marker, most));
        var executions = new JsonArray([.. page.Items.Select(execution => (JsonNode?)ExecutionJson.Summary(execution))]);
        return WithMarker(new() { ["DurableExecutions"] = executions }, page.NextMarker);
    }

    public JsonObject Stop(string arn, JsonObject? error)
    {
        CheckArn(arn);
        var stopped = DurableErrors.Translate(() => service.Stop(arn, ErrorJson.Read(error)));
        return new() { ["StopTimestamp"] = TimestampFormat.Seconds(stopped) };
    }

    // What the two answer is not published; the clients at hand do not know them yet.
    public JsonObject Pause(string arn, JsonObject body)
    {
        body.Only("PauseDurableExecution", "ClientToken", "ExecutionTimeoutPaused", "Reason");
        var (token, reason) = CheckRequest(arn, body);
        return Done(() => service.Pause(arn, body.Flag("ExecutionTimeoutPaused") ?? false, reason, token));
    }

    public JsonObject Resume(string arn, JsonObject body)
    {
        body.Only("ResumeDurableExecution", "ClientToken", "Reason");
        var (token, reason) = CheckRequest(arn, body);
        return Done(() => service.Resume(arn, reason, token));
    }

    public JsonObject Delete(string arn)
    {
        CheckArn(arn);
        return new() { ["DeletionRequestTimestamp"] = TimestampFormat.Seconds(DurableErrors.Translate(() => service.Delete(arn))) };
    }

    public JsonObject Succeed(string callbackId, byte[] result)
    {
        if (result.Length > MaxCallbackBytes)
            throw Validation.Error(
                $"Value at 'result' failed to satisfy constraint: Member must have length less than or equal to {MaxCallbackBytes}");
        return Answer(callbackId, () => service.SucceedCallback(callbackId, result.Length == 0 ? null : Encoding.UTF8.GetString(result)));
    }

    public JsonObject Fail(string callbackId, JsonObject? error) =>
        Answer(callbackId, () => service.FailCallback(callbackId, ErrorJson.Read(error)));

    public JsonObject Heartbeat(string callbackId) => Answer(callbackId, () => service.HeartbeatCallback(callbackId));

    private static JsonObject Answer(string callbackId, Action answer)
    {
        Validation.Check(check => check.Text(callbackId, "callbackId", 1024, Patterns.Base64(), secret: true));
        return Done(answer);
    }

    private static JsonObject Done(Action act)
    {
        DurableErrors.Translate(() =>
        {
            act();
            return true;
        });
        return [];
    }

    private static (string? ClientToken, string? Reason) CheckRequest(string arn, JsonObject body)
    {
        CheckArn(arn);
        var (token, reason) = (body.Text("ClientToken"), body.Text("Reason"));
        Validation.Check(check =>
        {
            check.Text(token, "clientToken", 64, Patterns.ClientToken());
            check.Text(reason, "reason", MaxReason, secret: true);
        });
        return (token, reason);
    }

    private static void CheckArn(string arn) =>
        Validation.Check(check => check.Text(arn, "durableExecutionArn", 1024, Patterns.DurableExecutionArn()));

    private static void CheckToken(string arn, string? token)
    {
        CheckArn(arn);
        Validation.Check(check =>
        {
            check.Required(token, "checkpointToken");
            check.Text(token, "checkpointToken", 2048, Patterns.Base64(), secret: true);
        });
    }

    private static (string? Marker, int? MaxItems) Paging(IQueryCollection query)
    {
        var most = RestQuery.Integer(query, "MaxItems");
        Validation.Check(check => check.Number(most, "maxItems", 0, 1000));
        return (RestQuery.Text(query, "Marker"), most);
    }

    private static JsonObject WithMarker(JsonObject page, string? nextMarker)
    {
        page.Set("NextMarker", nextMarker);
        return page;
    }
}

/// <summary>Refusals of the durable service in the shape of the Lambda API.</summary>
internal static class DurableErrors
{
    public static T Translate<T>(Func<T> call)
    {
        try
        {
            return call();
        }
        catch (DurableException refused)
        {
            var status = refused.Code switch
            {
                DurableException.NotFound => StatusCodes.Status404NotFound,
                DurableException.AlreadyStarted or DurableException.Conflict => StatusCodes.Status409Conflict,
                _ => StatusCodes.Status400BadRequest,
            };
            throw new AwsException(refused.Code, refused.Message, status);
        }
    }
}
