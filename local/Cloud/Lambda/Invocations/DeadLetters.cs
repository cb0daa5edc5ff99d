using System.Text;
using System.Text.Json.Nodes;
using Comparison.Local.Cloud.Lambda.Functions;
using Comparison.Local.Cloud.Lambda.Logs;
using Comparison.Local.Cloud.Protocol;
using Comparison.Local.Cloud.Sqs;

namespace Comparison.Local.Cloud.Lambda.Invocations;

/// <summary>Sends events that were accepted and are given up to their function's dead-letter queue.</summary>
/// <remarks>
/// The message is the event itself, with the attributes <c>RequestID</c>, <c>ErrorCode</c> and <c>ErrorMessage</c> ("Dead-letter queues" of the
/// Lambda guide). One that the queue does not take is lost, as on AWS, which counts it as <c>DeadLetterErrors</c>; here the log says so.
/// </remarks>
/// <param name="queues">Null where the account has none.</param>
internal sealed class DeadLetters(SqsService? queues, LogStore logs)
{
    private const int MaxMessageLength = 1024;

    /// <param name="requestId">By which the caller knows the event.</param>
    public async Task SendAsync(FunctionDefinition function, string requestId, ReadOnlyMemory<byte> payload, string error)
    {
        if (function.DeadLetterTarget is not { } target)
            return;
        if (queues is null)
            throw AwsException.NotSupported("A dead-letter queue in an account without SQS");
        try
        {
            await queues.SendAsync(target, Encoding.UTF8.GetString(payload.Span), new()
            {
                ["RequestID"] = Attribute("String", requestId),
                ["ErrorCode"] = Attribute("Number", "200"), // the status of an invocation whose function failed
                ["ErrorMessage"] = Attribute("String", error.Length > MaxMessageLength ? error[..MaxMessageLength] : error),
            });
        }
        catch (AwsException refused)
        {
            logs.Add(function.Name, requestId, "Error", $"The dead-letter queue did not take the event: {refused.Message}");
        }
    }

    private static JsonObject Attribute(string type, string value) => new() { ["DataType"] = type, ["StringValue"] = value };
}
