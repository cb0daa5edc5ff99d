namespace Comparison.Domain.Moderation;

/// <summary>Where articles are kept.</summary>
public interface IArticles
{
    /// <summary>Saves an article, once: one that is there already stays as it is, and that is success.</summary>
    Task SaveAsync(Article article, CancellationToken cancellationToken);
}
