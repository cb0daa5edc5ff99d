using Comparison.Adapters.Decisions;
using Comparison.Domain;
using Comparison.Domain.Approvals;
using Comparison.Domain.Decisions;
using Comparison.Local.Stacks;
using Comparison.Scenarios.Runs;

namespace Comparison.Scenarios.Tests.Approvals;

/// <summary>Whatever is late, lost or repeated: row and outcome agree.</summary>
public sealed class DeskRaceTests
{
    public static TheoryData<Variant> Variants => [.. Enum.GetValues<Variant>()];

    [Theory, MemberData(nameof(Variants))]
    public async Task Desk_TwoDecideAtOnce_OneWinsAndTheOutcomeIsTheirs(Variant variant)
    {
        var approval = await ApprovalCase.OnDeskAsync(variant);

        var answers = await Task.WhenAll(
            approval.DecideAsync("approve", ApprovalCase.First), approval.DecideAsync("reject", ApprovalCase.Second));

        Assert.Equal([200, 409], answers.Select(answer => answer.Status).Order());
        var status = (await approval.OutcomeAsync())!.Value.GetProperty("status").GetString();
        Assert.Equal((status, status == "approved" ? ApprovalCase.First : ApprovalCase.Second), await approval.RowAsync());
        Assert.Equal(status, answers.Single(answer => answer.Status == 409).Body!["decided"]!["status"]!.ToString());
    }

    [Theory, MemberData(nameof(Variants))]
    public async Task Desk_DecidedTwice_SameIsFineAndAnotherIsAConflict(Variant variant)
    {
        var approval = await ApprovalCase.OnDeskAsync(variant);

        var first = await approval.DecideAsync("approve", ApprovalCase.First, "Yes");
        var again = await approval.DecideAsync("approve", ApprovalCase.First, "Yes, I said");
        var other = await approval.DecideAsync("reject", ApprovalCase.First);

        Assert.Equal([200, 200, 409], [first.Status, again.Status, other.Status]);
        Assert.Equal("Yes", other.Body!["decided"]!["comments"]!.ToString());
        Assert.Equal("Yes", (await approval.OutcomeAsync())!.Value.GetProperty("comments").GetString());
    }

    [Theory, MemberData(nameof(Variants))]
    public async Task Desk_DecidedAfterTheDeadline_IsGone(Variant variant)
    {
        var approval = await ApprovalCase.OnDeskAsync(variant);
        await approval.OutcomeAsync();

        var answer = await approval.DecideAsync("approve", ApprovalCase.First);

        Assert.Equal(410, answer.Status);
        Assert.Equal(("expired", null), await approval.RowAsync());
    }

    [Theory, MemberData(nameof(Variants))]
    public async Task Desk_DecidedAtTheInstantOfExpiry_RowAndOutcomeAgree(Variant variant)
    {
        for (var round = 0; round < 10; round++)
        {
            var approval = await ApprovalCase.OnDeskAsync(variant);
            await approval.AdvanceAsync(TimeSpan.FromHours(24) - Domain.Approvals.ApprovalPolicy.QueueDelay - TimeSpan.FromMilliseconds(1));

            var expiring = approval.AdvanceAsync(TimeSpan.FromMilliseconds(1));
            var answer = await approval.DecideAsync("approve", ApprovalCase.First);
            await expiring;

            var status = (await approval.OutcomeAsync())!.Value.GetProperty("status").GetString();
            Assert.Equal(status, (await approval.RowAsync()).Status);
            Assert.Equal(answer.Status == 200 ? "approved" : "expired", status);
        }
    }

    [Theory, MemberData(nameof(Variants))]
    public async Task Desk_RulingWhoseCallbackIsLost_IsFollowedAtTheDeadline(Variant variant)
    {
        var approval = await ApprovalCase.OnDeskAsync(variant);
        await DecideSilentlyAsync(approval);

        var outcome = await approval.OutcomeAsync();

        Assert.Equal("approved", outcome!.Value.GetProperty("status").GetString());
        Assert.Equal(("approved", ApprovalCase.First), await approval.RowAsync());
        Assert.Equal(TestCloud.Tomorrow.AddHours(24), (await approval.EndAsync()).FinishedAt);
    }

    [Theory, MemberData(nameof(Variants))]
    public async Task Desk_RulingWhoseCallbackIsLost_IsSentAgainWhenThePersonRepeatsIt(Variant variant)
    {
        var approval = await ApprovalCase.OnDeskAsync(variant);
        await DecideSilentlyAsync(approval);

        var again = await approval.DecideAsync("approve", ApprovalCase.First);

        Assert.Equal(200, again.Status);
        Assert.True((await approval.EndAsync()).FinishedAt < TestCloud.Tomorrow.AddHours(1));
    }

    [Theory, MemberData(nameof(Variants))]
    public async Task Desk_AskRepeatedAfterTheDecision_AnswersWithTheRow(Variant variant)
    {
        using var secrets = new IssuedSecrets();
        var approval = await ApprovalCase.OpenAsync(variant);
        secrets.Watch(approval.Stack);
        await approval.StartAsync(ApprovalCase.Access);
        await approval.AdvanceAsync(Domain.Approvals.ApprovalPolicy.QueueDelay);
        await DecideSilentlyAsync(approval);

        await approval.SendAsync(ApprovalCase.Queue, ApprovalCase.Message(secrets.Callbacks.Single()));
        var outcome = await approval.OutcomeAsync();

        Assert.Equal("approved", outcome!.Value.GetProperty("status").GetString());
        Assert.True((await approval.EndAsync()).FinishedAt < TestCloud.Tomorrow.AddHours(1));
        Assert.Equal(("approved", ApprovalCase.First), await approval.RowAsync());
    }

    [Theory, MemberData(nameof(Variants))]
    public async Task Desk_MessageAfterExpiry_IsDroppedAndSaidSo(Variant variant)
    {
        using var secrets = new IssuedSecrets();
        var approval = await ApprovalCase.OpenAsync(variant);
        secrets.Watch(approval.Stack);
        await approval.StartAsync(ApprovalCase.Access);
        await approval.OutcomeAsync();

        await approval.SendAsync(ApprovalCase.Queue, ApprovalCase.Message(secrets.Callbacks.Single()));
        await approval.AdvanceAsync(TimeSpan.FromMinutes(5));

        Assert.Contains(approval.Stack.Services.Lambda.Logs.Lines, line => line.Message.Contains("the message is dropped", StringComparison.Ordinal));
        Assert.Equal(0, await approval.CountAsync("comparison-approvals-dead"));
        Assert.Equal(("expired", null), await approval.RowAsync());
    }

    [Theory, MemberData(nameof(Variants))]
    public async Task Desk_DecisionOfAStoppedExecution_IsClosed(Variant variant)
    {
        var approval = await ApprovalCase.OnDeskAsync(variant);
        await Operator.StopAsync(approval.Stack, WorkflowName.Approval, ApprovalCase.RequestId, default);

        var answer = await approval.DecideAsync("approve", ApprovalCase.First);

        Assert.Equal(410, answer.Status);
        Assert.Equal("closed", (await approval.RowAsync()).Status);
        Assert.Equal(410, (await approval.DecideAsync("approve", ApprovalCase.First)).Status);
    }

    [Theory, MemberData(nameof(Variants))]
    public async Task Desk_DecisionOfAStoppedExecutionThatIsForgotten_IsClosed(Variant variant)
    {
        var approval = await ApprovalCase.OpenAsync(variant);
        var request = ApprovalCase.Access;
        request["timeout_hours"] = 720;
        await approval.StartAsync(request);
        await approval.AdvanceAsync(ApprovalPolicy.QueueDelay);
        await Operator.StopAsync(approval.Stack, WorkflowName.Approval, ApprovalCase.RequestId, default);
        await approval.AdvanceAsync(TimeSpan.FromDays(StackOptions.RetentionDays + 1));

        var answer = await approval.DecideAsync("approve", ApprovalCase.First);

        Assert.Equal(410, answer.Status);
        Assert.Equal("closed", (await approval.RowAsync()).Status);
    }

    // The row is written and the callback is not sent: as when the function dies between the two.
    private static async Task DecideSilentlyAsync(ApprovalCase approval)
    {
        var ruling = new Ruling(DecisionStatus.Approved, ApprovalCase.First, approval.Stack.Time.GetUtcNow(), "");
        var result = await approval.Stack.Desk.DecideAsync(approval.DecisionId, ruling, _ => true, null, default);
        Assert.Equal(DecideKind.Stands, result.Kind);
    }
}
