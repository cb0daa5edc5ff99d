using Comparison.Domain.Approvals;
using Comparison.Domain.Decisions;

namespace Comparison.Domain.Tests.Approvals;

public sealed class ApprovalOutcomeTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 9, 0, 0, TimeSpan.Zero);

    private static readonly ApprovalRequest Request = new("REQ-1", "access", "a@example.com", "x", null, ["b@example.com"], 36, "run-7");

    [Theory]
    [InlineData(DecisionStatus.Approved, ApprovalStatus.Approved, true)]
    [InlineData(DecisionStatus.Rejected, ApprovalStatus.Rejected, false)]
    public void Decided_Ruling_GivesTheStatus(DecisionStatus decision, ApprovalStatus status, bool approved)
    {
        var outcome = ApprovalOutcome.Decided(Request, new(decision, "b@example.com", Now, "Why"));

        Assert.Equal((status, approved), (outcome.Status, outcome.Approved));
        Assert.Equal(("b@example.com", Now, "Why"), (outcome.DecidedBy, outcome.DecidedAt, outcome.Comments));
    }

    [Fact]
    public void Expired_Request_NamesNobody() =>
        Assert.Equal(new ApprovalOutcome { Id = "REQ-1", Status = ApprovalStatus.Expired }, ApprovalOutcome.Expired(Request));

    [Fact]
    public void Invalid_Input_KeepsTheIdAndTheErrors()
    {
        string[] errors = ["Requester is required"];

        var outcome = ApprovalOutcome.Invalid(Json.Of("""{ "request_id": "REQ 1" }"""), errors);

        Assert.Equal(new ApprovalOutcome { Id = "REQ 1", Status = ApprovalStatus.Invalid, Errors = errors }, outcome);
    }
}
