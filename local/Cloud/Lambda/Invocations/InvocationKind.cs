namespace Comparison.Local.Cloud.Lambda.Invocations;

/// <summary>The values of <c>X-Amz-Invocation-Type</c>.</summary>
public enum InvocationKind
{
    RequestResponse,
    Event,
    DryRun,
}
