using Comparison.Local.DurableExecutions.Errors;

namespace Comparison.Local.DurableExecutions.Operations;

/// <summary>Asks for a durable execution of one version of a function.</summary>
/// <param name="FunctionName">Executions are listed, and their names are unique, by function.</param>
/// <param name="FunctionArn">Without qualifier.</param>
/// <param name="Qualifier">What the caller named: a version or an alias.</param>
/// <param name="Version">What the qualifier stands for now; the execution stays on it.</param>
/// <param name="Input">The payload as the caller sent it.</param>
public sealed record StartExecution(string FunctionName, string FunctionArn, string Qualifier, string Version, string Input)
{
    /// <summary>Made up by the service when absent.</summary>
    public string? Name { get; init; }

    /// <summary>Whether an event starts it, for whose end nobody waits.</summary>
    public bool IsEvent { get; init; }

    /// <summary>From 1 second to 366 days.</summary>
    public required TimeSpan ExecutionTimeout { get; init; }

    /// <summary>How large its result may be: 6 MB for a caller who waits, 1 MB for one who does not and for an invoking execution.</summary>
    public required int MaxResultBytes { get; init; }

    /// <summary>How long a closed execution can still be looked at, from 1 to 90 days.</summary>
    public int RetentionPeriodInDays { get; init; } = 14;
}

/// <summary>What the function name of a chained invoke stands for when the invoke starts.</summary>
/// <param name="Version">The version that runs.</param>
public sealed record ChainedTarget(string Version)
{
    /// <summary>For a durable function: the execution to start. Null for a plain one, which the host invokes once.</summary>
    public StartExecution? Execution { get; init; }

    /// <summary>Why Lambda would not take the call: no such function, or a durable one without a qualifier.</summary>
    public DurableError? Refusal { get; init; }
}
