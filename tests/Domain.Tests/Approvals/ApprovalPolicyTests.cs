using Comparison.Domain.Approvals;
using Comparison.Domain.Decisions;

namespace Comparison.Domain.Tests.Approvals;

public sealed class ApprovalPolicyTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("0.01", DecisionStatus.Approved, "Auto-approved: $0.01 is within limits")]
    [InlineData("5000", DecisionStatus.Approved, "Auto-approved: $5,000.00 is within limits")]
    [InlineData("10000", DecisionStatus.Approved, "Auto-approved: $10,000.00 is within limits")]
    [InlineData("10000.01", DecisionStatus.Rejected, "Amount $10,000.01 exceeds auto-approval limit of $10,000")]
    [InlineData("15000", DecisionStatus.Rejected, "Amount $15,000.00 exceeds auto-approval limit of $10,000")]
    public void Simulate_Amount_DecidesByTheLimit(string amount, DecisionStatus status, string comments)
    {
        var request = Request(decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture));

        var ruling = ApprovalPolicy.Simulate(request, Now);

        Assert.Equal(new Ruling(status, "first@example.com", Now, comments), ruling);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(0)]
    [InlineData(-5)]
    public void Simulate_NoAmountAboveZero_ApprovesNothing(int? amount)
    {
        var error = Assert.Throws<ArgumentException>(() => ApprovalPolicy.Simulate(Request(amount), Now));

        Assert.StartsWith("The expense REQ-1 has no amount above 0.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Question_Request_ShowsItsFactsAndCountsTheDeadline()
    {
        var question = ApprovalPolicy.Question(Request(12.5m));

        Assert.Equal("approval.REQ-1.approval", question.Key.Id);
        Assert.Equal("Approve request REQ-1?", question.Text);
        Assert.Equal(TimeSpan.FromHours(36), question.Deadline);
        Assert.Equal(["first@example.com", "second@example.com"], question.Deciders);
        Assert.Equal(
            [new("type", "expense"), new("requester", "a@example.com"), new("description", "x"), new("amount", "$12.50")],
            question.Facts);
        Assert.Equal("run-7", question.CorrelationId);
    }

    [Fact]
    public void Question_NoAmount_ShowsNone() =>
        Assert.DoesNotContain("amount", ApprovalPolicy.Question(Request(null)).Facts.Keys);

    [Fact]
    public void Limits_AreWhatTheWorkflowSays()
    {
        Assert.Equal("approval", WorkflowName.Approval.DeskCallback());
        Assert.Equal(TimeSpan.FromMinutes(1), ApprovalPolicy.QueueDelay);
        Assert.Equal(TimeSpan.FromDays(31), TimeSpan.FromSeconds(ApprovalPolicy.ExecutionLimitSeconds));
    }

    [Fact]
    public void ExecutionLimit_LongestDeadline_FitsWithTheDelayBeforeIt() =>
        Assert.True(
            TimeSpan.FromSeconds(ApprovalPolicy.ExecutionLimitSeconds)
                > TimeSpan.FromHours(ApprovalPolicy.MaxTimeoutHours) + ApprovalPolicy.QueueDelay);

    [Fact]
    public void Outcome_Ruling_CarriesWhoWhenAndWhy()
    {
        var outcome = ApprovalOutcome.Decided(Request(5), new(DecisionStatus.Rejected, "b", Now, "No"));

        Assert.Equal(
            new ApprovalOutcome { Id = "REQ-1", Status = ApprovalStatus.Rejected, DecidedBy = "b", DecidedAt = Now, Comments = "No" },
            outcome);
        Assert.False(outcome.Approved);
        Assert.Equal("REQ-1", outcome.RequestId);
    }

    private static ApprovalRequest Request(decimal? amount) =>
        new("REQ-1", "expense", "a@example.com", "x", amount, ["first@example.com", "second@example.com"], 36, "run-7");
}
