using Comparison.Domain;
using Comparison.Scenarios.Samples;
using Comparison.Scenarios.Catalog;
using Comparison.Scenarios.Workflows;

namespace Comparison.Scenarios.Crashes;

/// <summary>A way through a workflow along which it is crashed.</summary>
/// <param name="Name">What the person at the desk does.</param>
internal sealed record CrashRoute(string Name, Sample Sample, Conduct.Play Play)
{
    /// <summary>The ways that lead through every step of a workflow, the most frequent first.</summary>
    public static IReadOnlyList<CrashRoute> All(WorkflowName workflow)
    {
        var sample = WorkflowDescriptor.For(workflow).Asking;
        return
        [
            new("yes", sample, Conduct.ApproveAsync),
            new("no", sample, Conduct.RejectAsync),
            new("silence", sample, Conduct.StaySilentAsync),
            new("yes, and its callback is lost", sample, Conduct.ApproveInSilenceAsync),
        ];
    }
}
