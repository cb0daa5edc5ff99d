using System.Text.Json;
using System.Text.Json.Nodes;
using Comparison.Local.Cloud.Accounts;
using Comparison.Local.Cloud.Protocol;
using Microsoft.AspNetCore.Http;

namespace Comparison.Local.Cloud.Hosting;

/// <summary>AWS JSON 1.0 and 1.1: the operation in <c>X-Amz-Target</c>, objects in both directions.</summary>
internal static class AwsJsonProtocol
{
    private const string Prefix = "application/x-amz-json-";

    // Long polls wait in real time and are not work: a stack with a patient receiver is idle.
    private static readonly HashSet<string> LongPolls = ["AmazonSQS.ReceiveMessage", "AWSStepFunctions.GetActivityTask"];

    /// <param name="stopping">Ends the long polls when the local cloud stops.</param>
    public static async Task HandleAsync(Account? account, string target, HttpContext http, CancellationToken stopping)
    {
        http.Response.ContentType =
            http.Request.ContentType is { } type && type.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) ? type : $"{Prefix}1.0";
        IJsonService? service = null;
        try
        {
            var dot = target.IndexOf('.', StringComparison.Ordinal);
            if (account is null || dot < 0 || (service = account.JsonService(target[..dot])) is null)
                throw AwsException.NotSupported(target);
            http.Response.Headers["x-amzn-RequestId"] = account.Context.Ids.NewGuid();
            var isLongPoll = LongPolls.Contains(target);
            using var work = isLongPoll ? null : account.Context.Workload.Begin();
            using var gone = CancellationTokenSource.CreateLinkedTokenSource(
                http.RequestAborted, isLongPoll ? stopping : CancellationToken.None);
            var request = await ReadAsync(http.Request);
            var answer = await account.CallAsync(service, target[(dot + 1)..], request, isIntegration: false, gone.Token);
            http.Response.WriteJson(answer);
        }
        catch (AwsException error)
        {
            WriteError(http, error, service);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            http.Abort(); // to a poller whose cloud stops there is nothing to answer
        }
    }

    private static async Task<JsonObject> ReadAsync(HttpRequest request)
    {
        request.CheckJsonType();
        try
        {
            return CloudJson.Parse(await request.ReadBytesAsync()) as JsonObject
                ?? throw new AwsException("SerializationException", "Start of structure or map found where not expected.");
        }
        catch (JsonException)
        {
            throw new AwsException("SerializationException", "The request body is not a JSON object.");
        }
    }

    public static void WriteError(HttpContext http, AwsException error, IJsonService? service = null)
    {
        http.Response.StatusCode = error.Status;
        if (error.QueryCode is { } code)
            http.Response.Headers["x-amzn-query-error"] = $"{code};{(error.Status < 500 ? "Sender" : "Receiver")}";
        var body = error.Details?.DeepClone().AsObject() ?? [];
        var within = service?.NamespaceOf(error.Code);
        body["__type"] = within is null ? error.Code : $"{within}#{error.Code}";
        // Recorded of DynamoDB, whose parser writes it with a capital; of the other services it is not known.
        body[within is not null && error.Code == "SerializationException" ? "Message" : "message"] = error.Message;
        http.Response.WriteJson(body);
    }
}
