namespace Comparison.Local.Cloud.Lambda;

/// <summary>Stands around every invocation, so that faults can be ordered: crash before or after, throttle, slow down.</summary>
/// <param name="run">Runs the function; not to be called, or its outcome replaced by <see cref="FunctionOutcome.Exited"/>.</param>
public delegate Task<FunctionOutcome> InvocationHook(FunctionInvocation invocation, Func<Task<FunctionOutcome>> run);
