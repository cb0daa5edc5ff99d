using System.Text.Json;
using System.Text.Json.Serialization;
using Amazon.Lambda.Annotations;
using Comparison.Adapters.Json;
using Comparison.Domain.Decisions;
using Comparison.Domain.Moderation;
using Comparison.StepFunctions.Hosting;

namespace Comparison.StepFunctions.Moderation;

/// <summary>The Lambda task of <c>moderation.asl.json</c>.</summary>
public sealed class ModerationTasks(Deadlines deadlines)
{
    /// <summary>Checks the input, and says what the moderators are to be asked about its title.</summary>
    /// <exception cref="InvalidInputException">The input breaks rules.</exception>
    [LambdaFunction]
    public CheckedArticle CheckArticle(JsonElement input) => Article.Check(input) switch
    {
        ({ } article, _) => new(article, ModerationPolicy.IsClean(article.Title) ? null : ModerationPolicy.Question(article, deadlines)),
        var (_, errors) => throw new InvalidInputException(
            JsonSerializer.Serialize(ModerationOutcome.Invalid(input, errors), SuiteJson.Default.ModerationOutcome)),
    };
}

/// <summary>An article that keeps all rules.</summary>
/// <param name="Ask">Null when the title is clean: nobody has to be asked. Written even then, for a machine to read.</param>
public sealed record CheckedArticle(Article Article, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] Question? Ask);
