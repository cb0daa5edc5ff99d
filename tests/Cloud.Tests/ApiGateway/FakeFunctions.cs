using System.Text.Json.Nodes;
using Comparison.Local.Cloud.Lambda.Invocations;
using Comparison.Local.Cloud.Protocol;

namespace Comparison.Cloud.Tests.ApiGateway;

/// <summary>Functions that answer by a recipe and remember the event that they got.</summary>
internal sealed class FakeFunctions(Func<JsonNode, InvokeResult> answer) : ILambdaInvoker
{
    public JsonNode? Event { get; private set; }

    public string? FunctionName { get; private set; }

    public static InvokeResult Answer(string payload, string? error = null) =>
        new(200, System.Text.Encoding.UTF8.GetBytes(payload), error, "$LATEST");

    public Task<InvokeResult> InvokeAsync(InvokeCall call, CancellationToken cancellationToken)
    {
        if (call.FunctionName == "throttled")
            throw new AwsException("TooManyRequestsException", "Rate Exceeded.", 429);
        FunctionName = call.FunctionName;
        Event = JsonNode.Parse(call.Payload.Span);
        return Task.FromResult(answer(Event!));
    }
}
