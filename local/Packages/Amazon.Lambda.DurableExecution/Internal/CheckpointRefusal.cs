using System.Net;
using Amazon.Runtime;

namespace Amazon.Lambda.DurableExecution.Internal;

/// <summary>Tells refusals that no retry will change, which fail the execution, from those that Lambda shall retry.</summary>
internal static class CheckpointRefusal
{
    public static bool IsFinal(DurableExecutionException failure) =>
        failure.InnerException is AmazonServiceException refusal
        && refusal.StatusCode is >= HttpStatusCode.BadRequest and < HttpStatusCode.InternalServerError
        && refusal.StatusCode != HttpStatusCode.TooManyRequests
        && !IsStaleToken(refusal);

    // A retried invocation comes with a token of its own.
    private static bool IsStaleToken(AmazonServiceException refusal) =>
        refusal.ErrorCode == "InvalidParameterValueException"
        && refusal.Message.StartsWith("Invalid Checkpoint Token", StringComparison.Ordinal);
}
