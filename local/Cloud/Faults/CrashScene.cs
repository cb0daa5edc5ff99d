using Comparison.Local.DurableExecutions;

namespace Comparison.Local.Cloud.Faults;

/// <summary>How things stood when the invocation died.</summary>
/// <param name="Effects">How often each step had done its side effect.</param>
/// <param name="Steps">The steps on record.</param>
public sealed record CrashScene(IReadOnlyDictionary<string, int> Effects, IReadOnlyDictionary<string, OperationStatus> Steps)
{
    /// <summary>The step has begun on record and has not ended: nobody knows whether it took effect.</summary>
    public bool Interrupted(string step) => Steps.GetValueOrDefault(step, OperationStatus.Succeeded) == OperationStatus.Started;

    /// <summary>Whether the next invocation runs the step, again or for the first time, if it may.</summary>
    public bool IsAhead(string step) => !Steps.ContainsKey(step) || Interrupted(step);

    public int Done(string step) => Effects.GetValueOrDefault(step);
}
