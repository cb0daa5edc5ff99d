using Comparison.Domain;
using Comparison.Scenarios.Samples;
using Comparison.Scenarios.Catalog;

namespace Comparison.Scenarios.Crashes;

/// <summary>A way through a workflow along which it is crashed.</summary>
/// <param name="Name">What the person at the desk does.</param>
internal sealed record CrashRoute(string Name, Sample Sample, Conduct.Play Play)
{
    /// <summary>The ways that lead through every step of a workflow, the most frequent first.</summary>
    public static IReadOnlyList<CrashRoute> Of(WorkflowName workflow)
    {
        var sample = SampleFiles.Of(workflow).Single(sample => sample.Name == SampleOf(workflow));
        return
        [
            new("yes", sample, Conduct.ApproveAsync),
            new("no", sample, Conduct.RejectAsync),
            new("silence", sample, Conduct.StaySilentAsync),
            new("yes, and its callback is lost", sample, Conduct.ApproveInSilenceAsync),
        ];
    }

    private static string SampleOf(WorkflowName workflow) => workflow switch
    {
        WorkflowName.Approval => "REQ-003",
        WorkflowName.Order => "ORD-BIG",
        WorkflowName.Moderation => "ART-FLAGGED",
        WorkflowName.Loan => "ALICE",
        _ => throw new ArgumentOutOfRangeException(nameof(workflow), workflow, "Unknown workflow."),
    };
}
