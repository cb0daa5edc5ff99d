using System.Text.RegularExpressions;

namespace Comparison.Domain.Decisions;

/// <summary>Names a decision by what asks for it.</summary>
/// <param name="SubjectId">The request's id, which is the execution's name.</param>
/// <param name="CallbackName">The callback's name in the workflow.</param>
public sealed partial record DecisionKey(WorkflowName Workflow, string SubjectId, string CallbackName)
{
    /// <summary>The row's key. Subject ids hold no dots, so no two keys give one id.</summary>
    public string Id => $"{Workflow.ToText()}.{SubjectId}.{CallbackName}";

    /// <summary>Whether a text may be a decision's id. What may not is unknown without a look: a table refuses keys over 2,048 bytes.</summary>
    public static bool IsId(string text) => Shape().IsMatch(text);

    [GeneratedRegex(@"^[a-z]{1,64}\.[A-Za-z0-9_-]{1,64}\.[a-z-]{1,64}\z")]
    private static partial Regex Shape();
}
