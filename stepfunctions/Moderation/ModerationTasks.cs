using System.Text.Json;
using Amazon.Lambda.Annotations;
using Comparison.Domain.Decisions;
using Comparison.Domain.Moderation;
using Comparison.StepFunctions.Hosting;

namespace Comparison.StepFunctions.Moderation;

/// <summary>The Lambda task of <c>moderation.asl.json</c>.</summary>
public sealed class ModerationTasks(Deadlines deadlines, TimeProvider time)
{
    /// <summary>Checks the input and its title, and returns all that the states after it need.</summary>
    [LambdaFunction]
    public ModerationCheck CheckArticle(JsonElement input)
    {
        var (article, errors) = Article.Check(input);
        if (article is null)
            return new(Valid: false, ModerationOutcome.Invalid(input, errors));
        return ModerationPolicy.IsClean(article.Title)
            ? new(Valid: true, ModerationOutcome.Saved(article)) { Article = article, Clean = true }
            : new(Valid: true, ModerationOutcome.Expired(article))
            {
                Article = article,
                Ask = DeskRow.For(ModerationPolicy.Question(article, deadlines), time.GetUtcNow()),
            };
    }
}

/// <summary>What the moderation machine learns from the check of its input.</summary>
/// <param name="Outcome">How the execution ends unless a moderator rules: invalid, saved, or expired.</param>
public sealed record ModerationCheck(bool Valid, ModerationOutcome Outcome)
{
    /// <summary>The article with its blanks taken off; null when invalid.</summary>
    public Article? Article { get; init; }

    /// <summary>Whether the title is free of flagged words; false when invalid.</summary>
    public bool Clean { get; init; }

    /// <summary>What the moderators are asked; null when nobody has to be.</summary>
    public DeskRow? Ask { get; init; }
}
