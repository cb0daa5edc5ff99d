using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Comparison.Local.Cloud.Accounts;
using Comparison.Local.Cloud.Lambda.Functions;
using Comparison.Local.Cloud.Lambda.Logs;
using Comparison.Local.Cloud.Protocol;
using Comparison.Local.Cloud.Sqs;

namespace Comparison.Local.Cloud.Lambda.Invocations;

/// <summary>How an event ended, for the destination that is to hear of it.</summary>
/// <param name="Qualifier">By which the function was invoked; null for none.</param>
/// <param name="Condition"><c>Success</c>, <c>RetriesExhausted</c> or <c>EventAgeExceeded</c>.</param>
/// <param name="Invocations">How often the function ran.</param>
/// <param name="Outcome">Of the last time; null where it did not run.</param>
internal sealed record EndedEvent(
    FunctionVersion Version, string? Qualifier, string RequestId, ReadOnlyMemory<byte> Payload, string Condition, int Invocations, FunctionOutcome? Outcome);

/// <summary>Sends invocation records of events that have ended to queues, topics and functions.</summary>
/// <remarks>
/// The record is that of "Capturing records of Lambda asynchronous invocations" in the Lambda guide. One that its destination does not take is
/// lost, as on AWS, which counts it as <c>DestinationDeliveryFailures</c>; here the log says so.
/// </remarks>
/// <param name="queues">Null where the account has none.</param>
/// <param name="topics">SNS of the account, which is made after Lambda; null where it has none.</param>
internal sealed class Destinations(AccountContext account, ILambdaInvoker lambda, SqsService? queues, Func<IJsonService?>? topics, LogStore logs)
{
    /// <param name="target">An ARN; null for nobody.</param>
    public async Task SendAsync(string? target, EndedEvent ended)
    {
        if (target is null)
            return;
        try
        {
            await SendAsync(target, Write(ended).ToJsonString(CloudJson.Options));
        }
        catch (AwsException refused)
        {
            logs.Add(ended.Version.Function.Name, ended.RequestId, "Error", $"The destination {target} did not take the record: {refused.Message}");
        }
    }

    private Task SendAsync(string target, string record) => target.Split(':')[2] switch
    {
        "sqs" => (queues ?? throw AwsException.NotSupported("A destination in an account without SQS")).SendAsync(target, record),
        "sns" => (topics?.Invoke() ?? throw AwsException.NotSupported("A destination in an account without SNS"))
            .InvokeAsync("Publish", new() { ["TopicArn"] = target, ["Message"] = record }, CancellationToken.None),
        _ => lambda.InvokeAsync(new(target, Encoding.UTF8.GetBytes(record)) { Kind = InvocationKind.Event }, CancellationToken.None),
    };

    private JsonObject Write(EndedEvent ended)
    {
        var record = new JsonObject
        {
            ["version"] = "1.0",
            ["timestamp"] = account.Time.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
            ["requestContext"] = new JsonObject
            {
                ["requestId"] = ended.RequestId,
                ["functionArn"] = ended.Version.InvokedArn(ended.Qualifier ?? FunctionVersion.Latest),
                ["condition"] = ended.Condition,
                ["approximateInvokeCount"] = ended.Invocations,
            },
            ["requestPayload"] = Read(ended.Payload),
        };
        // What the record says of an event for which the function never ran is not documented; here it says nothing of a response.
        if (ended.Outcome is not { } outcome)
            return record;
        var context = new JsonObject { ["statusCode"] = 200, ["executedVersion"] = ended.Version.Number };
        context.Set("functionError", outcome.IsError ? "Unhandled" : null);
        record["responseContext"] = context;
        record["responsePayload"] = Read(outcome.Payload);
        return record;
    }

    // A runtime may answer with something else than JSON.
    private static JsonNode? Read(ReadOnlyMemory<byte> payload)
    {
        try
        {
            return payload.IsEmpty ? null : JsonNode.Parse(payload.Span);
        }
        catch (JsonException)
        {
            return JsonValue.Create(Encoding.UTF8.GetString(payload.Span));
        }
    }
}
