using System.Text.Json;
using Amazon.Lambda.DurableExecution;
using Comparison.Domain.Decisions;
using Comparison.Domain.Moderation;
using Comparison.Durable.Hosting;

namespace Comparison.Durable.Moderation;

/// <summary>Holds an article whose title is flagged until a moderator rules on it.</summary>
/// <remarks>Twin: <c>stepfunctions/Moderation/moderation.asl.json</c>.</remarks>
public class ModerationWorkflow(Deadlines deadlines, IDecisionDesk desk, IArticles articles, INotifications notifications)
{
    public async Task<ModerationOutcome> RunAsync(JsonElement input, IDurableContext context)
    {
        var (article, errors) = Article.Check(input);
        if (article is null)
            return ModerationOutcome.Invalid(input, errors);
        if (ModerationPolicy.IsClean(article.Title))
            return await SaveAsync(article, ruling: null, context);

        var ruling = await ReviewAsync(article, context);
        return ruling switch
        {
            null => ModerationOutcome.Expired(article),
            { Approved: true } => await SaveAsync(article, ruling, context),
            _ => await RejectAsync(article, ruling, context),
        };
    }

    protected virtual async Task<Ruling?> ReviewAsync(Article article, IDurableContext context)
    {
        try
        {
            return await context.WaitForCallbackAsync<Ruling>(
                (callbackId, _, ct) => desk.AskAsync(ModerationPolicy.Question(article, deadlines), Callback.Durable(callbackId), ct),
                name: "review",
                config: new() { Timeout = deadlines.Scaled(ModerationPolicy.ReviewDeadline), RetryStrategy = Retries.Transient });
        }
        catch (CallbackTimeoutException)
        {
            return await context.ExpireAsync(desk, ModerationPolicy.Decision(article), name: "expire");
        }
    }

    private async Task<ModerationOutcome> SaveAsync(Article article, Ruling? ruling, IDurableContext context)
    {
        await context.StepAsync((_, ct) => articles.SaveAsync(article, ct), name: "save", config: Retries.TransientStep);
        return ModerationOutcome.Saved(article, ruling);
    }

    private async Task<ModerationOutcome> RejectAsync(Article article, Ruling ruling, IDurableContext context)
    {
        await context.StepAsync(
            (_, ct) => notifications.TellAsync(ModerationNotice.Rejected(article, ruling), ct),
            name: "tell",
            config: Retries.TransientStep);
        return ModerationOutcome.Rejected(article, ruling);
    }
}
