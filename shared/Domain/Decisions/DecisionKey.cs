namespace Comparison.Domain.Decisions;

/// <summary>Names a decision by what asks for it.</summary>
/// <param name="SubjectId">The request's id, which is the execution's name.</param>
/// <param name="CallbackName">The callback's name in the workflow.</param>
public sealed record DecisionKey(WorkflowName Workflow, string SubjectId, string CallbackName)
{
    /// <summary>The row's key. Subject ids hold no dots, so no two keys give one id.</summary>
    public string Id => $"{Workflow.ToText()}.{SubjectId}.{CallbackName}";
}
