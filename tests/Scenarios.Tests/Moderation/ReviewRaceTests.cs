using Comparison.Domain.Decisions;
using Comparison.Domain.Moderation;
using Comparison.Local.Cloud.Lambda.Functions;
using Comparison.Local.Stacks;

namespace Comparison.Scenarios.Tests.Moderation;

/// <summary>Whatever is late, lost or repeated around a review: row, article, notice and outcome agree.</summary>
public sealed class ReviewRaceTests
{
    public static TheoryData<Variant> Variants => [.. Enum.GetValues<Variant>()];

    [Theory, MemberData(nameof(Variants))]
    public async Task Review_ApprovalWhoseCallbackIsLost_IsFollowedAtTheDeadline(Variant variant)
    {
        var moderation = await ModerationCase.OnDeskAsync(variant);
        await moderation.DecideInSilenceAsync(DecisionStatus.Approved, ModerationCase.Moderator);

        await moderation.AssertOutcomeAsync(
            ModerationCase.FlaggedTitle, "saved", ModerationCase.Moderator, TestCloud.Tomorrow, "Said in silence");

        Assert.Equal(TestCloud.Tomorrow + ModerationPolicy.ReviewDeadline, (await moderation.EndAsync()).FinishedAt);
        Assert.Equal(ModerationCase.FlaggedTitle, await moderation.SavedTitleAsync());
        Assert.Equal(("approved", ModerationCase.Moderator), await moderation.RowAsync());
    }

    [Theory, MemberData(nameof(Variants))]
    public async Task Review_RejectionWhoseCallbackIsLost_IsToldAfterTheDeadline(Variant variant)
    {
        var moderation = await ModerationCase.OnDeskAsync(variant);
        await moderation.DecideInSilenceAsync(DecisionStatus.Rejected, ModerationCase.Moderator);

        await moderation.AssertOutcomeAsync(
            ModerationCase.FlaggedTitle, "rejected", ModerationCase.Moderator, TestCloud.Tomorrow, "Said in silence");

        Assert.Single(moderation.Notices());
        Assert.Null(await moderation.SavedTitleAsync());
    }

    [Theory, MemberData(nameof(Variants))]
    public async Task Review_QuestionThatWasDecidedBeforeItIsAsked_FollowsTheRow(Variant variant)
    {
        var moderation = await ModerationCase.OpenAsync(variant);
        var (article, _) = Article.Check(System.Text.Json.JsonElement.Parse(
            $$"""{ "article_id": "{{ModerationCase.ArticleId}}", "title": "forbidden" }"""));
        await moderation.Stack.Desk.AskAsync(ModerationPolicy.Question(article!, Deadlines.Full), Callback.Durable("nobody"), default);
        await moderation.DecideInSilenceAsync(DecisionStatus.Approved, ModerationCase.Moderator);

        await moderation.SubmitAsync(ModerationCase.FlaggedTitle);

        await moderation.AssertOutcomeAsync(
            ModerationCase.FlaggedTitle, "saved", ModerationCase.Moderator, TestCloud.Tomorrow, "Said in silence");
        Assert.Equal(TestCloud.Tomorrow, (await moderation.EndAsync()).FinishedAt);
    }

    [Theory, MemberData(nameof(Variants))]
    public async Task Review_QuestionThatExpiredBeforeItIsAsked_StaysExpired(Variant variant)
    {
        var moderation = await ModerationCase.OpenAsync(variant);
        await moderation.Stack.Desk.ExpireAsync(
            new(Domain.WorkflowName.Moderation, ModerationCase.ArticleId), default);

        await moderation.SubmitAsync(ModerationCase.FlaggedTitle);

        await moderation.AssertOutcomeAsync(ModerationCase.FlaggedTitle, "expired");
        Assert.Equal(("expired", null), await moderation.RowAsync());
    }

    [Theory, MemberData(nameof(Variants))]
    public async Task Moderation_FunctionDiesOnce_EndsTheSame(Variant variant)
    {
        var moderation = await ModerationCase.OpenAsync(variant);
        var deaths = 0;
        moderation.Stack.Account.Context.Interceptors.Add<FunctionInvocation, FunctionOutcome>(async (invocation, run) =>
        {
            var isTheWorkflows = invocation.Function.Name is "comparison-moderation" or "comparison-check-article";
            return isTheWorkflows && deaths++ == 0 ? FunctionOutcome.Exited(invocation.RequestId) : await run();
        });

        await moderation.SubmitAsync(ModerationCase.CleanTitle);

        await moderation.AssertOutcomeAsync(ModerationCase.CleanTitle, "saved");
        Assert.InRange(deaths, 2, int.MaxValue);
        Assert.Equal(ModerationCase.CleanTitle, await moderation.SavedTitleAsync());
    }
}
