using Comparison.Domain;
using Comparison.Suite.Samples;

namespace Comparison.Suite.Scenarios;

/// <summary>Every scenario in which something breaks, of every workflow.</summary>
public static class FaultCatalog
{
    public static IReadOnlyList<Scenario> Of(WorkflowName workflow) => workflow switch
    {
        WorkflowName.Approval => [.. FaultScenarios.Of(Sample(workflow, "REQ-003"), "approved")],
        WorkflowName.Order => [.. FaultScenarios.Of(Sample(workflow, "ORD-BIG"), "completed")],
        WorkflowName.Moderation => [.. FaultScenarios.Of(Sample(workflow, "ART-FLAGGED"), "saved")],
        WorkflowName.Loan => [.. FaultScenarios.Of(Sample(workflow, "ALICE"), "approved")],
        _ => throw new ArgumentOutOfRangeException(nameof(workflow), workflow, "Unknown workflow."),
    };

    private static Sample Sample(WorkflowName workflow, string name) => SampleFiles.Of(workflow).Single(sample => sample.Name == name);
}
