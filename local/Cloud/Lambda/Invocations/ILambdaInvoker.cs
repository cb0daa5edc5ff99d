namespace Comparison.Local.Cloud.Lambda.Invocations;

/// <summary>How the other services of the account invoke functions: API Gateway, Step Functions and event source mappings.</summary>
public interface ILambdaInvoker
{
    /// <summary>Invokes as the Invoke operation does; an exception of the function is a result, not an exception.</summary>
    /// <remarks>
    /// Called from within one piece of work (<see cref="Time.WorkTracker"/>), which is not counted while a synchronous caller waits for a
    /// durable execution: the execution itself may be waiting for somebody.
    /// </remarks>
    /// <exception cref="Protocol.AwsException">Lambda refuses the call: no such function, throttled, payload too large.</exception>
    Task<InvokeResult> InvokeAsync(InvokeCall call, CancellationToken cancellationToken);
}

/// <summary>One call of the Invoke operation.</summary>
/// <param name="FunctionName">Name, partial ARN or ARN; a qualifier may follow the last colon.</param>
/// <param name="Payload">The event, as JSON text in UTF-8.</param>
public sealed record InvokeCall(string FunctionName, ReadOnlyMemory<byte> Payload)
{
    /// <summary>Version or alias. Durable functions can be invoked with one only.</summary>
    public string? Qualifier { get; init; }

    public InvocationKind Kind { get; init; } = InvocationKind.RequestResponse;

    /// <summary>Whether the answer is to hold the end of the log: <c>X-Amz-Log-Type: Tail</c>.</summary>
    public bool WantsLog { get; init; }

    /// <summary>Names the durable execution; made up by the service when absent.</summary>
    public string? DurableExecutionName { get; init; }
}

/// <summary>The values of <c>X-Amz-Invocation-Type</c>.</summary>
public enum InvocationKind
{
    RequestResponse,
    Event,
    DryRun,
}

/// <summary>What Invoke answers.</summary>
/// <param name="StatusCode">200, 202 for an event, 204 for a dry run.</param>
/// <param name="Payload">The function's answer, or its error as a JSON object.</param>
/// <param name="FunctionError"><c>Unhandled</c> when the payload is an error.</param>
public sealed record InvokeResult(int StatusCode, ReadOnlyMemory<byte> Payload, string? FunctionError, string ExecutedVersion)
{
    public string? DurableExecutionArn { get; init; }

    /// <summary>The last 4 KB of the log in base64, where the call asks for it and waits for its answer.</summary>
    public string? LogResult { get; init; }
}
