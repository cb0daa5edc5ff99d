using Comparison.Adapters.Engines;
using Comparison.Domain.Moderation;
using Comparison.Local.Stacks;

namespace Comparison.Scenarios.Tests.Moderation;

/// <summary>A service that breaks down is tried four times, 1, 2 and 4 seconds apart, in both variants.</summary>
public sealed class ModerationRetryTests
{
    private static readonly DateTimeOffset FourthAttempt = TestCloud.Tomorrow.AddSeconds(7);

    public static TheoryData<Variant> Variants => [.. Enum.GetValues<Variant>()];

    [Theory, MemberData(nameof(Variants))]
    public async Task Save_TableBreaksDownThreeTimes_IsDoneAtTheFourth(Variant variant)
    {
        var moderation = await ModerationCase.OpenAsync(variant);
        Breakdown.FailUntil(moderation.Stack, FourthAttempt, "PutItem", moderation.Stack.ArticlesTable);

        await moderation.SubmitAsync(ModerationCase.CleanTitle);

        await moderation.AssertOutcomeAsync(ModerationCase.CleanTitle, "saved");
        Assert.Equal(FourthAttempt, (await moderation.EndAsync()).FinishedAt);
        Assert.Equal(ModerationCase.CleanTitle, await moderation.SavedTitleAsync());
    }

    [Theory, MemberData(nameof(Variants))]
    public async Task Save_TableBreaksDownFourTimes_FailsTheExecution(Variant variant)
    {
        var moderation = await ModerationCase.OpenAsync(variant);
        Breakdown.FailUntil(moderation.Stack, FourthAttempt.AddSeconds(1), "PutItem", moderation.Stack.ArticlesTable);

        await moderation.SubmitAsync(ModerationCase.CleanTitle);

        var end = await moderation.EndAsync();
        Assert.Equal((WorkflowState.Failed, FourthAttempt), (end.Status, end.FinishedAt));
    }

    [Theory, MemberData(nameof(Variants))]
    public async Task Review_DeskBreaksDownThreeTimes_IsAskedAtTheFourth(Variant variant)
    {
        var moderation = await ModerationCase.OpenAsync(variant);
        Breakdown.FailUntil(moderation.Stack, FourthAttempt, "PutItem", moderation.Stack.DecisionsTable);

        await moderation.SubmitAsync(ModerationCase.FlaggedTitle);
        await moderation.UntilAskedAsync();

        Assert.Equal(FourthAttempt, moderation.Stack.Time.GetUtcNow());
        Assert.Equal(200, (await moderation.DecideAsync("approve", ModerationCase.Moderator, "Fine")).Status);
        await moderation.AssertOutcomeAsync(ModerationCase.FlaggedTitle, "saved", ModerationCase.Moderator, FourthAttempt, "Fine");
    }

    [Theory, MemberData(nameof(Variants))]
    public async Task Tell_QueueBreaksDownThreeTimes_IsToldOnce(Variant variant)
    {
        var moderation = await ModerationCase.OnDeskAsync(variant);
        Breakdown.FailUntil(moderation.Stack, FourthAttempt, "SendMessage", "comparison-notifications");

        await moderation.DecideAsync("reject", ModerationCase.Moderator, "No");

        await moderation.AssertOutcomeAsync(ModerationCase.FlaggedTitle, "rejected", ModerationCase.Moderator, TestCloud.Tomorrow, "No");
        Assert.Equal(FourthAttempt, (await moderation.EndAsync()).FinishedAt);
        Assert.Single(moderation.Notices());
    }

    [Theory, MemberData(nameof(Variants))]
    public async Task Expire_AnswerOfTheTableIsLost_StillExpires(Variant variant)
    {
        var moderation = await ModerationCase.OnDeskAsync(variant);
        var updates = Breakdown.LoseFirstAnswer(moderation.Stack, "UpdateItem");

        await moderation.AdvanceAsync(ModerationPolicy.ReviewDeadline);

        await moderation.AssertOutcomeAsync(ModerationCase.FlaggedTitle, "expired");
        Assert.Equal(2, updates());
        Assert.Equal(("expired", null), await moderation.RowAsync());
    }
}
