namespace Comparison.Local.Cloud.Lambda.Invocations;

/// <summary>How the other services of the account invoke functions: API Gateway, Step Functions and event source mappings.</summary>
public interface ILambdaInvoker
{
    /// <summary>Invokes as the Invoke operation does; an exception of the function is a result, not an exception.</summary>
    /// <remarks>
    /// Called from within one piece of work (<see cref="Time.Workload"/>), which is not counted while a synchronous caller waits for a
    /// durable execution: the execution itself may be waiting for somebody.
    /// </remarks>
    /// <exception cref="Protocol.AwsException">Lambda refuses the call: no such function, throttled, payload too large.</exception>
    Task<InvokeResult> InvokeAsync(InvokeCall call, CancellationToken cancellationToken);
}
