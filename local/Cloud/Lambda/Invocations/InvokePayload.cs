using System.Text.Json;
using Comparison.Local.Cloud.Lambda.Functions;
using Comparison.Local.Cloud.Protocol;

namespace Comparison.Local.Cloud.Lambda.Invocations;

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
