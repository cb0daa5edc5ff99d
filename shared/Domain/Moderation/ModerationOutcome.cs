using System.Text.Json;
using System.Text.Json.Serialization;
using Comparison.Domain.Decisions;
using Comparison.Domain.Inputs;

namespace Comparison.Domain.Moderation;

/// <summary>How a moderation ended. Members that do not apply are null and not written.</summary>
public sealed record ModerationOutcome
{
    public WorkflowName Workflow { get; init; } = WorkflowName.Moderation;

    public string? Id { get; init; }

    public string? ArticleId => Id;

    public string? Title { get; init; }

    public required ModerationStatus Status { get; init; }

    public string? DecidedBy { get; init; }

    public DateTimeOffset? DecidedAt { get; init; }

    public string? Comments { get; init; }

    /// <summary>Every rule that an invalid input breaks.</summary>
    public IReadOnlyList<string>? Errors { get; init; }

    public static ModerationOutcome Invalid(JsonElement input, IReadOnlyList<string> errors) =>
        new() { Id = new InputReader(input).Id("article_id"), Status = ModerationStatus.Invalid, Errors = errors };

    /// <param name="ruling">What a moderator said; null when the title was clean and nobody was asked.</param>
    public static ModerationOutcome Saved(Article article, Ruling? ruling = null) => Of(article, ModerationStatus.Saved, ruling);

    public static ModerationOutcome Rejected(Article article, Ruling ruling) => Of(article, ModerationStatus.Rejected, ruling);

    public static ModerationOutcome Expired(Article article) => Of(article, ModerationStatus.Expired, ruling: null);

    private static ModerationOutcome Of(Article article, ModerationStatus status, Ruling? ruling) => new()
    {
        Id = article.ArticleId,
        Title = article.Title,
        Status = status,
        DecidedBy = ruling?.DecidedBy,
        DecidedAt = ruling?.DecidedAt,
        Comments = ruling?.Comments,
    };
}

/// <summary>How a moderation ends.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<ModerationStatus>))]
public enum ModerationStatus
{
    Invalid,
    Saved,
    Rejected,
    Expired,
}
