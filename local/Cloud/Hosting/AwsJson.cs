using System.Text.Json;
using System.Text.Json.Nodes;
using Comparison.Local.Cloud.Protocol;
using Microsoft.AspNetCore.Http;

namespace Comparison.Local.Cloud.Hosting;

/// <summary>AWS JSON 1.0 and 1.1: the operation in <c>X-Amz-Target</c>, objects in both directions.</summary>
internal static class AwsJson
{
    // Long polls wait in real time and are not work: a stack with a patient receiver is idle.
    private static readonly HashSet<string> LongPolls = ["AmazonSQS.ReceiveMessage", "AWSStepFunctions.GetActivityTask"];

    public static async Task HandleAsync(Account? account, string target, HttpContext http)
    {
        http.Response.ContentType = http.Request.ContentType ?? "application/x-amz-json-1.0";
        try
        {
            var dot = target.IndexOf('.', StringComparison.Ordinal);
            if (account is null || dot < 0 || account.JsonService(target[..dot]) is not { } service)
                throw AwsException.NotSupported(target);
            http.Response.Headers["x-amzn-RequestId"] = account.Context.Ids.NewGuid();
            using var work = LongPolls.Contains(target) ? null : account.Context.Workload.Begin();
            var request = await ReadAsync(http.Request);
            var answer = await service.InvokeAsync(target[(dot + 1)..], request, http.RequestAborted);
            await JsonSerializer.SerializeAsync(http.Response.Body, answer, CloudJson.Options, http.RequestAborted);
        }
        catch (AwsException error)
        {
            await WriteErrorAsync(http, error);
        }
    }

    private static async Task<JsonObject> ReadAsync(HttpRequest request)
    {
        try
        {
            return await JsonNode.ParseAsync(request.Body, documentOptions: CloudJson.DocumentOptions) as JsonObject
                ?? throw new AwsException("SerializationException", "Start of structure or map found where not expected.");
        }
        catch (JsonException)
        {
            throw new AwsException("SerializationException", "The request body is not a JSON object.");
        }
    }

    public static async Task WriteErrorAsync(HttpContext http, AwsException error)
    {
        http.Response.StatusCode = error.Status;
        if (error.QueryCode is { } code)
            http.Response.Headers["x-amzn-query-error"] = $"{code};{(error.Status < 500 ? "Sender" : "Receiver")}";
        var body = error.Details?.DeepClone().AsObject() ?? [];
        body["__type"] = error.Code;
        body["message"] = error.Message;
        await JsonSerializer.SerializeAsync(http.Response.Body, body, CloudJson.Options, http.RequestAborted);
    }
}
