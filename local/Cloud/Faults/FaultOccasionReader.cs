using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Comparison.Local.Cloud.Accounts;
using Comparison.Local.Cloud.Lambda.Invocations;
using Comparison.Local.Cloud.Protocol;
using Microsoft.AspNetCore.Http;

namespace Comparison.Local.Cloud.Faults;

/// <summary>Tells which operation a request is for, and on what.</summary>
internal static class FaultOccasionReader
{
    private const string Checkpoint = "Lambda.CheckpointDurableExecution";

    /// <summary>A request by HTTP; null for one that no fault can be ordered for, such as one of an HTTP API or of the query protocol.</summary>
    public static async Task<FaultOccasion?> ReadAsync(RestPath path, HttpRequest request)
    {
        var target = request.Headers["X-Amz-Target"].ToString();
        var operation = target.Length > 0 ? null : LambdaOperation(path);
        if (target.Length == 0 && operation is null)
            return null;
        request.EnableBuffering();
        var bytes = await request.ReadBytesAsync();
        request.Body.Position = 0;
        var body = Parse(bytes);
        if (target.Split('.') is [var prefix, var name])
            return Read(prefix, name, body ?? []);
        return new(FaultSubject.Call, operation!, FunctionOf(path))
        {
            Content = $"{path[2]} {Encoding.UTF8.GetString(bytes)}",
            Weight = operation == Checkpoint && body?["Updates"] is JsonArray updates ? updates.Count : 1,
        };
    }

    /// <summary>A call in AWS JSON.</summary>
    public static FaultOccasion Read(InterceptedCall call) => Read(call.Service, call.Operation, call.Request);

    /// <summary>A function that is invoked.</summary>
    public static FaultOccasion Read(InvokeCall call) => new(FaultSubject.Call, "Lambda.Invoke", FunctionName(call.FunctionName))
    {
        Content = Encoding.UTF8.GetString(call.Payload.Span),
    };

    private static FaultOccasion Read(string prefix, string operation, JsonObject request)
    {
        var service = prefix switch
        {
            "DynamoDB_20120810" => "DynamoDB",
            "AmazonSQS" => "SQS",
            "AWSStepFunctions" => "StepFunctions",
            _ => prefix,
        };
        var resource = (Text(request, "TableName") ?? Text(request, "QueueUrl"))?.Split('/', ':')[^1] ?? MachineName(Text(request, "stateMachineArn"));
        return new(FaultSubject.Call, $"{service}.{operation}", resource) { Content = request.ToJsonString() };
    }

    private static string? LambdaOperation(RestPath path) => (path[1], path[3]) switch
    {
        ("functions", "invocations") => "Lambda.Invoke",
        ("durable-executions", "checkpoint") => Checkpoint,
        ("durable-executions", "state") => "Lambda.GetDurableExecutionState",
        ("durable-executions", "history") => "Lambda.GetDurableExecutionHistory",
        ("durable-executions", "stop") => "Lambda.StopDurableExecution",
        ("durable-execution-callbacks", "succeed") => "Lambda.SendDurableExecutionCallbackSuccess",
        ("durable-execution-callbacks", "fail") => "Lambda.SendDurableExecutionCallbackFailure",
        ("durable-execution-callbacks", "heartbeat") => "Lambda.SendDurableExecutionCallbackHeartbeat",
        _ => null,
    };

    private static string? FunctionOf(RestPath path) => path[1] == "durable-execution-callbacks" ? null : FunctionName(path[2]);

    // arn:aws:lambda:REGION:ACCOUNT:function:NAME…, ACCOUNT:function:NAME… or NAME…, each with or without a qualifier.
    private static string FunctionName(string reference)
    {
        var parts = reference.Split(':');
        var kind = Array.IndexOf(parts, "function");
        return parts[kind + 1];
    }

    // arn:aws:states:REGION:ACCOUNT:stateMachine:NAME, with or without a version or an alias.
    private static string? MachineName(string? arn) => arn?.Split(':') is [_, _, _, _, _, "stateMachine", var name, ..] ? name : arn;

    private static JsonObject? Parse(byte[] body)
    {
        try
        {
            return JsonNode.Parse(body) as JsonObject;
        }
        catch (JsonException)
        {
            return null; // the service will say so
        }
    }

    private static string? Text(JsonObject request, string member) =>
        request[member] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
