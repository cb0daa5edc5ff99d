namespace Comparison.Local.Cloud.Lambda.Invocations;

/// <summary>What Invoke answers.</summary>
/// <param name="StatusCode">200, 202 for an event, 204 for a dry run.</param>
/// <param name="Payload">The function's answer, or its error as a JSON object.</param>
/// <param name="FunctionError"><c>Unhandled</c> when the payload is an error.</param>
public sealed record InvokeResult(int StatusCode, ReadOnlyMemory<byte> Payload, string? FunctionError, string ExecutedVersion)
{
    public string? DurableExecutionArn { get; init; }
}
