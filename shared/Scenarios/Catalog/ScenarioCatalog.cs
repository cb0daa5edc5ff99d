using Comparison.Domain;
using Comparison.Scenarios.Samples;

namespace Comparison.Scenarios.Catalog;

/// <summary>Every scenario of every workflow.</summary>
public static class ScenarioCatalog
{
    public static IReadOnlyList<Scenario> Of(WorkflowName workflow) => workflow switch
    {
        WorkflowName.Approval => [.. DeskScenarios.Of(Sample(workflow, "REQ-003"), "approved", "rejected")],
        WorkflowName.Order => [
            .. DeskScenarios.Of(Sample(workflow, "ORD-BIG"), "completed", "rejected"),
            .. OrderScenarios.Of(Sample(workflow, "ORD-12345")),
        ],
        WorkflowName.Moderation => [.. DeskScenarios.Of(Sample(workflow, "ART-FLAGGED"), "saved", "rejected")],
        WorkflowName.Loan => [
            .. DeskScenarios.Of(Sample(workflow, "ALICE"), "approved", "denied"),
            .. CreditScenarios.Of(Sample(workflow, "CHARLIE")),
            .. FraudScenarios.Of(Sample(workflow, "CHARLIE")),
        ],
        _ => throw new ArgumentOutOfRangeException(nameof(workflow), workflow, "Unknown workflow."),
    };

    private static Sample Sample(WorkflowName workflow, string name) => SampleFiles.Of(workflow).Single(sample => sample.Name == name);
}
