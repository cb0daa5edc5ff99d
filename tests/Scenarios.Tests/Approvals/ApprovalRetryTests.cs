using Comparison.Local.Stacks;

namespace Comparison.Scenarios.Tests.Approvals;

/// <summary>A service whose answer is lost is asked again, and nothing is done twice.</summary>
public sealed class ApprovalRetryTests
{
    public static TheoryData<Variant> Variants => [.. Enum.GetValues<Variant>()];

    [Theory, MemberData(nameof(Variants))]
    public async Task Expire_AnswerOfTheTableIsLost_StillExpires(Variant variant)
    {
        var approval = await ApprovalCase.OnDeskAsync(variant);
        var updates = Breakdown.LoseFirstAnswer(approval.Stack, "UpdateItem");

        await approval.AdvanceAsync(TimeSpan.FromHours(24));

        Assert.Equal("expired", (await approval.OutcomeAsync())!.Value.GetProperty("status").GetString());
        Assert.Equal(2, updates());
        Assert.Equal(("expired", null), await approval.RowAsync());
    }
}
