using Comparison.Domain.Decisions;
using Comparison.Domain.Moderation;

namespace Comparison.Domain.Tests.Moderation;

public sealed class ModerationOutcomeTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 9, 0, 0, TimeSpan.Zero);

    private static readonly Article Article = new("ART-1", "Forbidden fruit", "run-7");

    [Theory]
    [InlineData(DecisionStatus.Approved, ModerationStatus.Saved)]
    [InlineData(DecisionStatus.Rejected, ModerationStatus.Rejected)]
    public void Outcome_Ruling_CarriesWhoWhenAndWhyAndTheTitle(DecisionStatus decision, ModerationStatus status)
    {
        var ruling = new Ruling(decision, "m@example.com", Now, "Why");

        var outcome = ruling.Approved ? ModerationOutcome.Saved(Article, ruling) : ModerationOutcome.Rejected(Article, ruling);

        Assert.Equal(
            new ModerationOutcome
            {
                Id = "ART-1", Title = "Forbidden fruit", Status = status, DecidedBy = "m@example.com", DecidedAt = Now, Comments = "Why",
            },
            outcome);
        Assert.Equal((WorkflowName.Moderation, "ART-1"), (outcome.Workflow, outcome.ArticleId));
    }

    [Fact]
    public void Outcome_NobodyRuled_NamesNobody()
    {
        Assert.Equal(
            new ModerationOutcome { Id = "ART-1", Title = "Forbidden fruit", Status = ModerationStatus.Saved }, ModerationOutcome.Saved(Article));
        Assert.Equal(
            new ModerationOutcome { Id = "ART-1", Title = "Forbidden fruit", Status = ModerationStatus.Expired },
            ModerationOutcome.Expired(Article));
    }

    [Fact]
    public void Outcome_InvalidInput_KeepsTheIdAndTheErrors()
    {
        string[] errors = ["Title is required"];

        var outcome = ModerationOutcome.Invalid(Json.Of("""{ "article_id": "ART-1" }"""), errors);

        Assert.Equal(new ModerationOutcome { Id = "ART-1", Status = ModerationStatus.Invalid, Errors = errors }, outcome);
    }

    [Fact]
    public void Notice_Rejection_TellsTheAuthorWhoAndWhy()
    {
        var notice = ModerationNotice.Rejected(Article, new(DecisionStatus.Rejected, "m@example.com", Now, "Why"));

        Assert.Equal(
            new ModerationNotice("ART-1", "Forbidden fruit", ModerationStatus.Rejected, "m@example.com", "Why", "run-7"), notice);
    }
}
