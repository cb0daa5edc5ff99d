namespace Comparison.Domain;

/// <summary>How workflows are written in URLs, decision ids and outcomes.</summary>
public static class WorkflowNames
{
    public static IReadOnlyList<WorkflowName> All { get; } = Enum.GetValues<WorkflowName>();

    public static string ToText(this WorkflowName workflow) => workflow switch
    {
        WorkflowName.Approval => "approval",
        _ => throw new ArgumentOutOfRangeException(nameof(workflow), workflow, "Unknown workflow."),
    };

    public static WorkflowName? Find(string? text)
    {
        foreach (var workflow in All)
            if (workflow.ToText() == text)
                return workflow;
        return null;
    }
}
