using System.Text.Json;
using Comparison.Local.Cloud.Faults;

namespace Comparison.Scenarios.Tests.Crashes;

/// <summary>A workflow that survives crashes: a row of the matrix.</summary>
internal abstract class CrashCase
{
    public abstract string Name { get; }

    /// <summary>Which step sends a request, by its operation and body; null for a request without effect.</summary>
    public abstract string? StepOf(string operation, JsonElement body);

    /// <summary>Runs the workflow to its end in an account of its own that the plan watches.</summary>
    public abstract Task<CrashRun> RunAsync(CheckpointCrash plan);

    /// <summary>Whether the step fails for good when it is interrupted, because it may run at most once and is not retried.</summary>
    public virtual bool IsGivenUp(string step) => false;

    /// <summary>What becomes of the workflow after a crash, given what becomes of it without one.</summary>
    public virtual string OutcomeAfter(CrashScene scene, string undisturbed) => undisturbed;
}
