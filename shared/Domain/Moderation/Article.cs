using System.Text.Json;
using Comparison.Domain.Inputs;

namespace Comparison.Domain.Moderation;

/// <summary>An article that keeps all rules.</summary>
/// <param name="Title">As its author wrote it, but for blanks around it: markup and marks of direction stay.</param>
public sealed record Article(string ArticleId, string Title, string CorrelationId)
{
    /// <summary>Checks an input. Unknown fields are ignored.</summary>
    /// <param name="absentId">The id of an article that names none; without it, a missing id is an error.</param>
    public static Checked<Article> Check(JsonElement input, string? absentId = null)
    {
        var reader = new InputReader(input);
        if (!reader.IsObject)
            return new(null, ["The article must be a JSON object"]);

        var id = reader.Id("article_id", absentId);
        var title = reader.Text("title", missing: "Title is required");
        if (title?.Length > ModerationPolicy.MaxTitleCharacters)
            reader.Reject($"Title must be at most {ModerationPolicy.MaxTitleCharacters} characters");

        return reader.Errors.Count > 0 ? new(null, reader.Errors) : new(new(id!, title!, reader.Correlation(id)!), []);
    }
}

/// <summary>Where articles are kept.</summary>
public interface IArticles
{
    /// <summary>Saves an article, once: one that is there already stays as it is, and that is success.</summary>
    Task SaveAsync(Article article, CancellationToken cancellationToken);
}
