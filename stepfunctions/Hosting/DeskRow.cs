using System.Text.Json.Serialization;
using Comparison.Adapters.Decisions;
using Comparison.Domain.Decisions;
using Comparison.Domain;

namespace Comparison.StepFunctions.Hosting;

/// <summary>What a state needs to put a question on the decision desk by itself, and to wait as long as the row says.</summary>
/// <remarks>JSONPath can neither add hours to a time nor turn a list into a list of attributes, so the Lambda task before the ask does.</remarks>
/// <param name="Facts">The map as DynamoDB takes it, for <c>M.$</c>.</param>
/// <param name="Deciders">The list as DynamoDB takes it, for <c>L.$</c>.</param>
/// <param name="ExpiresAt">When the row may go, in epoch seconds as DynamoDB writes a number.</param>
/// <param name="TimeoutSeconds">For <c>TimeoutSecondsPath</c>.</param>
public sealed record DeskRow(
    string Id,
    WorkflowName Workflow,
    string SubjectId,
    string Question,
    IReadOnlyDictionary<string, TextAttribute> Facts,
    IReadOnlyList<TextAttribute> Deciders,
    DateTimeOffset ReplyBy,
    string ExpiresAt,
    int TimeoutSeconds,
    string CorrelationId)
{
    /// <param name="askedAt">When the question is asked: its deadline counts from then.</param>
    public static DeskRow For(Question question, DateTimeOffset askedAt)
    {
        var replyBy = askedAt + question.Deadline;
        return new(
            question.Key.Id,
            question.Key.Workflow,
            question.Key.SubjectId,
            question.Text,
            question.Facts.ToDictionary(fact => fact.Key, fact => new TextAttribute(fact.Value)),
            [.. question.Deciders.Select(decider => new TextAttribute(decider))],
            replyBy,
            DecisionRow.ExpiresAt(replyBy),
            (int)question.Deadline.TotalSeconds,
            question.CorrelationId);
    }
}

/// <summary>A text as DynamoDB's JSON has it: <c>{ "S": "…" }</c>.</summary>
public sealed record TextAttribute([property: JsonPropertyName("S")] string Text);

/// <summary>The error that a Catch hands on: Step Functions writes its name as <c>Error</c>.</summary>
public sealed record CaughtError([property: JsonPropertyName("Error")] string Error);
