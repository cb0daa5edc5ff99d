using Comparison.Local.DurableExecutions.Errors;
using Comparison.Local.DurableExecutions.Operations;

namespace Comparison.Local.DurableExecutions.Checkpoints;

/// <summary>How much one record of an execution, and one execution as a whole, may hold; all sizes in UTF-8 bytes.</summary>
/// <remarks>
/// The words about steps, invokes and errors are those that AWS's Go SDK records as the service's own. AWS publishes the totals
/// ("Durable functions" on the quotas page) but not the words, nor whether it refuses the checkpoint or ends the execution: here
/// the checkpoint is refused, upon which every SDK fails the execution.
/// </remarks>
internal static class Quotas
{
    public const int RecordBytes = 262_144;
    public const int InvokeBytes = 1_048_576;

    /// <summary>Of what comes from outside: a callback's result or error, the error of a stop.</summary>
    public const int OutsideBytes = 1_048_576;
    private const int Operations = 3_000;
    private const int WrittenBytes = 100 * 1024 * 1024;

    /// <exception cref="DurableException">The update's payload or error is too large.</exception>
    public static void Check(DurableOperationUpdate update)
    {
        if (update.Type == DurableOperationType.ChainedInvoke)
            CheckText(update.Payload, InvokeBytes, "CHAINED_INVOKE input");
        else
            // AWS's words are known for a step; a context's are made like them.
            CheckText(update.Payload, RecordBytes, $"{update.Type.ToString().ToUpperInvariant()} output");
        Check(update.Error);
    }

    /// <exception cref="DurableException">The error is too large.</exception>
    public static void Check(DurableError? error, int max = RecordBytes)
    {
        if (error?.Size > max)
            throw DurableException.Invalid($"Error object size must be less than or equal to {max} bytes.");
    }

    /// <summary>Why the result of an execution or of an invoked function cannot be taken; null when it can.</summary>
    /// <param name="what">As AWS calls it: <c>Execution</c> or <c>CHAINED_INVOKE</c>.</param>
    public static string? Violation(string? result, int max, string what) =>
        DurableUsage.Measure(0, result).Bytes > max ? TooLarge($"{what} output", max) : null;

    /// <summary>Compares what the execution would hold after the changes with what it may hold.</summary>
    /// <remarks>
    /// The execution's own operation does not count, as executions of 3,000 steps were seen to succeed
    /// (aws-durable-execution-sdk-python issue 710), and neither do further attempts; whether AWS counts those is not known. What
    /// ends by itself (a result, an invoked function's answer) is written in any case, because there is nobody to refuse it to.
    /// </remarks>
    /// <exception cref="DurableException">More than 3,000 operations, or more than 100 MB written.</exception>
    public static void Check(OperationTable operations, long bytesWritten, IReadOnlyCollection<Change> changes)
    {
        var started = changes.Select(change => change.Operation.Id).Distinct().Count(id => operations.Find(id) is null);
        if (started > 0 && operations.Count - 1 + started > Operations)
            throw DurableException.Invalid($"Number of operations must be less than or equal to {Operations}.");
        var written = changes.Sum(change => change.Usage.Bytes);
        if (written > 0 && bytesWritten + written > WrittenBytes)
            throw DurableException.Invalid($"Data written by the execution must be less than or equal to {WrittenBytes} bytes.");
    }

    private static void CheckText(string? text, int max, string what)
    {
        if (DurableUsage.Measure(0, text).Bytes > max)
            throw DurableException.Invalid(TooLarge(what, max));
    }

    private static string TooLarge(string what, int max) => $"{what} payload size must be less than or equal to {max} bytes.";
}
