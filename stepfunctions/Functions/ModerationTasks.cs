using System.Text.Json;
using Amazon.Lambda.Annotations;
using Comparison.Domain.Decisions;
using Comparison.Domain.Moderation;

namespace Comparison.StepFunctions.Functions;

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
                Ask = DeskRow.Of(ModerationPolicy.Question(article, deadlines), time.GetUtcNow()),
            };
    }
}
