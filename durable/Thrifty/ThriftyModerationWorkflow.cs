using Amazon.Lambda.DurableExecution;
using Comparison.Domain.Decisions;
using Comparison.Domain.Moderation;
using Comparison.Durable.Hosting;
using Comparison.Durable.Moderation;

namespace Comparison.Durable.Thrifty;

/// <summary>A moderation whose review takes two operations, as in <see cref="ThriftyApprovalWorkflow"/>.</summary>
public sealed class ThriftyModerationWorkflow(Deadlines deadlines, IDecisionDesk desk, IArticles articles, INotifications notifications)
    : ModerationWorkflow(deadlines, desk, articles, notifications)
{
    private readonly Deadlines _deadlines = deadlines;
    private readonly IDecisionDesk _desk = desk;

    protected override async Task<Ruling?> ReviewAsync(Article article, IDurableContext context)
    {
        var review = await context.CreateCallbackAsync<Ruling>("review", new() { Timeout = _deadlines.Scaled(ModerationPolicy.ReviewDeadline) });
        await context.StepAsync(
            (_, ct) => _desk.AskAsync(ModerationPolicy.Question(article, _deadlines), Callback.Durable(review.CallbackId), ct),
            "ask",
            Retries.TransientStep);
        try
        {
            return await review.GetResultAsync();
        }
        catch (CallbackTimeoutException)
        {
            return await context.ExpireAsync(_desk, ModerationPolicy.Decision(article), name: "expire");
        }
    }
}
