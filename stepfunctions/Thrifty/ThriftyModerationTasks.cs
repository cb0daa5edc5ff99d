using System.Text.Json;
using Amazon.Lambda.Annotations;
using Comparison.Domain.Decisions;
using Comparison.Domain.Moderation;
using Comparison.StepFunctions.Hosting;
using Comparison.StepFunctions.Moderation;

namespace Comparison.StepFunctions.Thrifty;

/// <summary>The Lambda task of <c>thrifty-moderation.asl.json</c>.</summary>
public sealed class ThriftyModerationTasks(Deadlines deadlines)
{
    /// <summary>Checks the input and its title.</summary>
    /// <exception cref="InvalidInputException">The input breaks rules.</exception>
    /// <exception cref="FlaggedException">The moderators are to be asked.</exception>
    [LambdaFunction]
    public Article CheckTitle(JsonElement input)
    {
        var found = new ModerationTasks(deadlines).CheckArticle(input);
        return found.Ask is null ? found.Article : throw new FlaggedException(JsonSerializer.Serialize(found, TaskJson.Default.CheckedArticle));
    }
}

/// <summary>The title needs a review. Lambda counts it as an error of the function, which an alarm on errors must know.</summary>
/// <param name="found">The article and the question as JSON.</param>
public sealed class FlaggedException(string found) : Exception(found);
