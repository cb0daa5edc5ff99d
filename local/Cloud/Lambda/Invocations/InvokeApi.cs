using System.Text.Json;
using Comparison.Local.Cloud.Lambda.Functions;
using Comparison.Local.Cloud.Lambda.Requests;
using Comparison.Local.Cloud.Protocol;
using Microsoft.AspNetCore.Http;

namespace Comparison.Local.Cloud.Lambda.Invocations;

/// <summary>Invoke: the payload is the body, everything else is in headers.</summary>
internal sealed class InvokeApi(ILambdaInvoker lambda)
{
    // What Invoke offers and the local cloud does not; to be named rather than ignored.
    private static readonly string[] Unsupported = ["X-Amz-Client-Context", "X-Amz-Tenant-Id"];

    public async Task HandleAsync(string functionName, HttpContext http)
    {
        var request = http.Request;
        if (Unsupported.FirstOrDefault(request.Headers.ContainsKey) is { } header)
            throw AwsException.NotSupported(header);
        var call = new InvokeCall(functionName, await request.ReadBytesAsync())
        {
            Qualifier = RestQuery.Text(request.Query, "Qualifier"),
            Kind = Kind(request.Headers["X-Amz-Invocation-Type"].FirstOrDefault()),
            WantsLog = WantsLog(request.Headers["X-Amz-Log-Type"].FirstOrDefault()),
            DurableExecutionName = request.Headers["X-Amz-Durable-Execution-Name"].FirstOrDefault(),
        };
        Write(await lambda.InvokeAsync(call, http.RequestAborted), http.Response);
    }

    private static InvocationKind Kind(string? name) => name switch
    {
        null or "" or "RequestResponse" => InvocationKind.RequestResponse,
        "Event" => InvocationKind.Event,
        "DryRun" => InvocationKind.DryRun,
        _ => throw Validation.Error(
            $"Value '{name}' at 'invocationType' failed to satisfy constraint: " +
            "Member must satisfy enum value set: [Event, RequestResponse, DryRun]"),
    };

    private static bool WantsLog(string? type) => type switch
    {
        null or "" or "None" => false,
        "Tail" => true,
        _ => throw Validation.Error(
            $"Value '{type}' at 'logType' failed to satisfy constraint: Member must satisfy enum value set: [None, Tail]"),
    };

    private static void Write(InvokeResult result, HttpResponse response)
    {
        response.StatusCode = result.StatusCode;
        response.Headers["X-Amz-Executed-Version"] = result.ExecutedVersion;
        if (result.FunctionError is { } error)
            response.Headers["X-Amz-Function-Error"] = error;
        if (result.LogResult is { } log)
            response.Headers["X-Amz-Log-Result"] = log;
        if (result.DurableExecutionArn is { } arn)
            response.Headers["X-Amz-Durable-Execution-Arn"] = arn;
        if (result.StatusCode == StatusCodes.Status204NoContent)
            return;
        response.ContentType = "application/json";
        response.WriteBytes(result.Payload);
    }
}

/// <summary>What Invoke accepts as an event.</summary>
internal static class InvokePayload
{
    private const int MaxSynchronousBytes = 6_291_456;
    private const int MaxEventBytes = 1_048_576;

    /// <returns>The payload; <c>{}</c> where the caller sent none, as the runtimes get it from Lambda.</returns>
    /// <exception cref="AwsException">Too large, or not JSON.</exception>
    public static ReadOnlyMemory<byte> Check(InvokeCall call)
    {
        var most = call.Kind == InvocationKind.Event ? MaxEventBytes : MaxSynchronousBytes;
        if (call.Payload.Length > most)
            throw new AwsException(
                "RequestTooLargeException", $"Request must be smaller than {most} bytes for the InvokeFunction operation", 413);
        if (call.Payload.IsEmpty)
            return "{}"u8.ToArray();
        try
        {
            var reader = new Utf8JsonReader(call.Payload.Span);
            while (reader.Read())
                reader.Skip();
            return call.Payload;
        }
        catch (JsonException error)
        {
            throw new AwsException("InvalidRequestContentException", $"Could not parse request body into json: {error.Message}");
        }
    }

    public static InvokeResult Accepted(int status, FunctionVersion version) => new(status, default, null, version.Number);
}
