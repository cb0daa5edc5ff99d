namespace Comparison.Local.Cloud.Lambda.Invocations;

/// <summary>One call of the Invoke operation.</summary>
/// <param name="FunctionName">Name, partial ARN or ARN; a qualifier may follow the last colon.</param>
/// <param name="Payload">The event, as JSON text in UTF-8.</param>
public sealed record InvokeCall(string FunctionName, ReadOnlyMemory<byte> Payload)
{
    /// <summary>Version or alias. Durable functions can be invoked with one only.</summary>
    public string? Qualifier { get; init; }

    public InvocationKind Kind { get; init; } = InvocationKind.RequestResponse;

    /// <summary>Names the durable execution; made up by the service when absent.</summary>
    public string? DurableExecutionName { get; init; }
}
