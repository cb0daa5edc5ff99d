using System.Globalization;
using Amazon.DynamoDBv2.Model;
using Comparison.Adapters.Json;
using Comparison.Domain;
using Comparison.Domain.Decisions;
using Comparison.Domain.Inputs;

namespace Comparison.Adapters.Decisions;

/// <summary>A decision as an item of the table. State machines write and read the same attributes.</summary>
public static class DecisionRow
{
    public const string ApprovedAttribute = "approved";
    public const string CallbackAttribute = "callback";
    public const string CommentsAttribute = "comments";
    public const string CorrelationIdAttribute = CorrelationId.Field;
    public const string DecidedAtAttribute = "decided_at";
    public const string DecidedByAttribute = "decided_by";
    public const string DecidersAttribute = "deciders";
    public const string ExpiresAtAttribute = "expires_at";
    public const string FactsAttribute = "facts";
    public const string IdAttribute = "id";
    public const string QuestionAttribute = "question";
    public const string ReplyByAttribute = "reply_by";
    public const string StatusAttribute = "status";
    public const string SubjectAttribute = "subject_id";
    public const string WorkflowAttribute = "workflow";

    /// <summary>How long a row outlives its deadline.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromDays(7);

    public static AttributeValue Text(string value) => new() { S = value };

    public static AttributeValue Instant(DateTimeOffset value) => Text(InstantConverter.Write(value));

    public static AttributeValue Status(DecisionStatus status) => Text(StatusText(status));

    /// <summary>When a row may go, in epoch seconds: 7 days after its deadline.</summary>
    public static string ExpiresAt(DateTimeOffset replyBy) => (replyBy + Kept).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    public static Dictionary<string, AttributeValue> Key(string id) => new() { [IdAttribute] = Text(id) };

    public static Dictionary<string, AttributeValue> Pending(Question question, DateTimeOffset replyBy, Callback callback) => new()
    {
        [IdAttribute] = Text(question.Key.Id),
        [WorkflowAttribute] = Text(question.Key.Workflow.ToText()),
        [SubjectAttribute] = Text(question.Key.SubjectId),
        [QuestionAttribute] = Text(question.Text),
        [FactsAttribute] = new() { M = question.Facts.ToDictionary(fact => fact.Key, fact => Text(fact.Value)) },
        [DecidersAttribute] = new() { L = [.. question.Deciders.Select(Text)] },
        [ReplyByAttribute] = Instant(replyBy),
        [ExpiresAtAttribute] = new() { N = ExpiresAt(replyBy) },
        [StatusAttribute] = Status(DecisionStatus.Pending),
        [CorrelationIdAttribute] = Text(question.CorrelationId),
        [CallbackAttribute] = new() { M = new() { ["kind"] = Text(KindText(callback.Kind)), ["token"] = Text(callback.Token) } },
    };

    public static DecisionStatus StatusOf(Dictionary<string, AttributeValue> row) => row[StatusAttribute].S switch
    {
        "pending" => DecisionStatus.Pending,
        "approved" => DecisionStatus.Approved,
        "rejected" => DecisionStatus.Rejected,
        "expired" => DecisionStatus.Expired,
        "closed" => DecisionStatus.Closed,
        var other => throw new InvalidOperationException($"The decision {row[IdAttribute].S} has the unknown status '{other}'."),
    };

    /// <summary>What somebody decided; null when nobody did.</summary>
    public static Ruling? RulingOf(Dictionary<string, AttributeValue> row) =>
        StatusOf(row) is var status and (DecisionStatus.Approved or DecisionStatus.Rejected)
            ? new(status, row[DecidedByAttribute].S, InstantConverter.Read(row[DecidedAtAttribute].S), row[CommentsAttribute].S)
            : null;

    public static Callback CallbackOf(Dictionary<string, AttributeValue> row)
    {
        var callback = row[CallbackAttribute].M;
        var kind = callback["kind"].S == KindText(CallbackKind.Durable) ? CallbackKind.Durable : CallbackKind.TaskToken;
        return new(kind, callback["token"].S);
    }

    private static string StatusText(DecisionStatus status) => status switch
    {
        DecisionStatus.Pending => "pending",
        DecisionStatus.Approved => "approved",
        DecisionStatus.Rejected => "rejected",
        DecisionStatus.Expired => "expired",
        DecisionStatus.Closed => "closed",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "Unknown status."),
    };

    private static string KindText(CallbackKind kind) => kind == CallbackKind.Durable ? "durable" : "task-token";
}
