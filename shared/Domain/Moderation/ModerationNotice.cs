using Comparison.Domain.Decisions;

namespace Comparison.Domain.Moderation;

/// <summary>What an author is told whose article was rejected.</summary>
public sealed record ModerationNotice(
    string ArticleId, string Title, ModerationStatus Status, string DecidedBy, string Comments, string CorrelationId)
{
    public static ModerationNotice Rejected(Article article, Ruling ruling) => new(
        article.ArticleId, article.Title, ModerationStatus.Rejected, ruling.DecidedBy, ruling.Comments, article.CorrelationId);
}

/// <summary>What authors are told by.</summary>
public interface INotifications
{
    Task TellAsync(ModerationNotice notice, CancellationToken cancellationToken);
}
