using System.Text.Json;
using Comparison.Adapters.Engines;
using Comparison.Domain.Approvals;
using Comparison.Local.Stacks;

namespace Comparison.Scenarios.Tests.Approvals;

/// <summary>What becomes of an approval, the same in both variants.</summary>
public sealed class ApprovalTests
{
    public static TheoryData<Variant> Variants => [.. Enum.GetValues<Variant>()];

    [Theory, MemberData(nameof(Variants))]
    public async Task Approval_SmallExpense_IsApprovedByTheFirstApprover(Variant variant)
    {
        var approval = await ApprovalCase.OpenAsync(variant);
        await approval.StartAsync(ApprovalCase.Expense(5000));

        var outcome = await approval.OutcomeAsync();

        AssertOutcome(outcome, "approved", ApprovalCase.First, "Auto-approved: $5,000.00 is within limits", ApprovalPolicy.QueueDelay);
        Assert.Null((await approval.RowAsync()).Status);
    }

    [Theory, MemberData(nameof(Variants))]
    public async Task Approval_BigExpense_IsRejected(Variant variant)
    {
        var approval = await ApprovalCase.OpenAsync(variant);
        await approval.StartAsync(ApprovalCase.Expense(15000));

        var outcome = await approval.OutcomeAsync();

        AssertOutcome(
            outcome, "rejected", ApprovalCase.First, "Amount $15,000.00 exceeds auto-approval limit of $10,000", ApprovalPolicy.QueueDelay);
    }

    [Theory]
    [MemberData(nameof(Decisions))]
    public async Task Approval_PersonDecides_FollowsThePerson(Variant variant, string decision, string status)
    {
        var approval = await ApprovalCase.OnDeskAsync(variant);
        await approval.AdvanceAsync(TimeSpan.FromHours(3));

        var answer = await approval.DecideAsync(decision, ApprovalCase.Second, "As discussed");

        Assert.Equal(200, answer.Status);
        AssertOutcome(
            await approval.OutcomeAsync(), status, ApprovalCase.Second, "As discussed", ApprovalPolicy.QueueDelay + TimeSpan.FromHours(3));
        Assert.Equal((status, ApprovalCase.Second), await approval.RowAsync());
    }

    public static TheoryData<Variant, string, string> Decisions => new()
    {
        { Variant.Durable, "approve", "approved" },
        { Variant.Durable, "reject", "rejected" },
        { Variant.StepFunctions, "approve", "approved" },
        { Variant.StepFunctions, "reject", "rejected" },
    };

    [Theory, MemberData(nameof(Variants))]
    public async Task Approval_NobodyAnswers_ExpiresAtTheDeadline(Variant variant)
    {
        var approval = await ApprovalCase.OnDeskAsync(variant);

        var end = await approval.EndAsync();

        Assert.Equal("expired", end.Outcome!.Value.GetProperty("status").GetString());
        Assert.False(end.Outcome.Value.TryGetProperty("decided_by", out _));
        Assert.Equal(TestCloud.Tomorrow.AddHours(24), end.FinishedAt);
        Assert.Equal(("expired", null), await approval.RowAsync());
    }

    [Theory, MemberData(nameof(Variants))]
    public async Task Approval_InvalidInputWithoutTheApi_EndsAsInvalidWithEveryError(Variant variant)
    {
        var approval = await ApprovalCase.OpenAsync(variant);
        var input = $$"""{ "request_id": "{{ApprovalCase.RequestId}}", "approval_type": "expense", "requester": 7 }""";
        await approval.Stack.Engine.StartAsync(Domain.WorkflowName.Approval, ApprovalCase.RequestId, input, default);

        var end = await approval.EndAsync();

        Assert.Equal(WorkflowState.Succeeded, end.Status);
        Assert.Equal("invalid", end.Outcome!.Value.GetProperty("status").GetString());
        Assert.Equal(
            ["At least one approver is required", "Description is required", "Valid amount is required for expense approvals", "requester must be text"],
            end.Outcome.Value.GetProperty("errors").EnumerateArray().Select(error => error.GetString()!));
    }

    [Theory, MemberData(nameof(Variants))]
    public async Task Approval_MalformedMessage_GoesToTheDeadLetterQueueAfterThreeTries(Variant variant)
    {
        var approval = await ApprovalCase.OpenAsync(variant);
        await approval.SendAsync(ApprovalCase.Queue, "{ \"request_id\": ");

        await approval.AdvanceAsync(TimeSpan.FromHours(1));

        Assert.Equal(0, await approval.CountAsync("comparison-approvals"));
        Assert.Equal(1, await approval.CountAsync("comparison-approvals-dead"));
        Assert.Equal(3, approval.Stack.Services.Lambda.Logs.Lines.Count(line => line.Message.Contains("JsonException", StringComparison.Ordinal)));
    }

    [Theory, MemberData(nameof(Variants))]
    public async Task Approval_BesideAMalformedMessage_IsAnsweredOnce(Variant variant)
    {
        var approval = await ApprovalCase.OpenAsync(variant);
        await approval.StartAsync(ApprovalCase.Expense(1));
        await approval.AdvanceAsync(TimeSpan.FromSeconds(1));
        await approval.SendAsync(ApprovalCase.Queue, "nonsense");

        var end = await approval.EndAsync();
        await approval.AdvanceAsync(TimeSpan.FromHours(1));

        Assert.Equal("approved", end.Outcome!.Value.GetProperty("status").GetString());
        Assert.Equal(1, await approval.CountAsync("comparison-approvals-dead"));
        Assert.DoesNotContain(
            approval.Stack.Services.Lambda.Logs.Lines, line => line.Message.Contains("is dropped", StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Variants))]
    public async Task Approval_MessageDeliveredTwice_ChangesNothing(Variant variant)
    {
        using var secrets = new IssuedSecrets();
        var approval = await ApprovalCase.OpenAsync(variant);
        secrets.Watch(approval.Stack);
        await approval.StartAsync(ApprovalCase.Access);
        await approval.AdvanceAsync(ApprovalPolicy.QueueDelay);

        await approval.SendAsync(ApprovalCase.Queue, ApprovalCase.Message(secrets.Callbacks.Single()));
        await approval.AdvanceAsync(ApprovalPolicy.QueueDelay);
        var answer = await approval.DecideAsync("approve", ApprovalCase.First);

        Assert.Equal(200, answer.Status);
        Assert.Equal("approved", (await approval.OutcomeAsync())!.Value.GetProperty("status").GetString());
        Assert.Equal(("approved", ApprovalCase.First), await approval.RowAsync());
    }

    private static void AssertOutcome(JsonElement? outcome, string status, string by, string comments, TimeSpan after)
    {
        var expected = JsonSerializer.SerializeToElement(new
        {
            workflow = "approval",
            id = ApprovalCase.RequestId,
            request_id = ApprovalCase.RequestId,
            status,
            approved = status == "approved",
            decided_by = by,
            decided_at = (TestCloud.Tomorrow + after).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", System.Globalization.CultureInfo.InvariantCulture),
            comments,
        });
        Assert.True(JsonElement.DeepEquals(expected, outcome!.Value), $"{outcome} is not {expected}");
    }
}

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
