using System.Text.Json;
using System.Text.Json.Serialization;

namespace Comparison.Domain;

/// <summary>The workflows of the suite, named alike in every tree.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<WorkflowName>))]
public enum WorkflowName
{
    Approval,
    Order,
    Moderation,
    Loan,
}

/// <summary>How workflows are written in URLs, inputs, decision ids and outcomes.</summary>
public static class WorkflowNames
{
    // In the order of the names.
    private static readonly (string Text, string IdField, string DeskCallback)[] Words =
    [
        ("approval", "request_id", "approval"),
        ("order", "order_id", "release"),
        ("moderation", "article_id", "review"),
        ("loan", "application_id", "manager-approval"),
    ];

    public static IReadOnlyList<WorkflowName> All { get; } = Enum.GetValues<WorkflowName>();

    public static string ToText(this WorkflowName workflow) => WordsOf(workflow).Text;

    /// <summary>The member of the input that holds the request's id.</summary>
    public static string IdField(this WorkflowName workflow) => WordsOf(workflow).IdField;

    /// <summary>
    /// The callback that a person answers at the decision desk; each workflow has one. It has this name in the durable workflow, in the
    /// state machine and in the decision's id.
    /// </summary>
    public static string DeskCallback(this WorkflowName workflow) => WordsOf(workflow).DeskCallback;

    public static WorkflowName? Find(string? text)
    {
        foreach (var workflow in All)
            if (workflow.ToText() == text)
                return workflow;
        return null;
    }

    private static (string Text, string IdField, string DeskCallback) WordsOf(WorkflowName workflow) => (int)workflow < Words.Length
        ? Words[(int)workflow]
        : throw new ArgumentOutOfRangeException(nameof(workflow), workflow, "Unknown workflow.");
}

/// <summary>Writes a status as the workflows spell it: <c>payment_declined</c>.</summary>
public sealed class SnakeCaseEnumConverter<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false)
    where T : struct, Enum;
