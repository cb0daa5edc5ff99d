using Comparison.Domain.Decisions;
using Comparison.Domain.Moderation;

namespace Comparison.Domain.Tests.Moderation;

public sealed class ModerationPolicyTests
{
    [Theory]
    [InlineData("forbidden")]
    [InlineData("A FORBIDDEN word")]
    [InlineData("  Forbidden\t")]
    [InlineData("not-forbidden!")]
    [InlineData("_forbidden_")]
    [InlineData("<b>forbidden</b>")]
    [InlineData("\u200Fforbidden\u200F")]
    [InlineData("unforbidden and forbidden")]
    [InlineData("forbidden and unforbidden")]
    [InlineData("forbidden\u0301")]
    public void IsClean_FlaggedWord_IsFoundWhateverItsCaseAndNeighbours(string title) => Assert.False(ModerationPolicy.IsClean(title));

    [Theory]
    [InlineData("Ten quiet walks")]
    [InlineData("forbid den")]
    [InlineData("unforbidden")]
    [InlineData("forbiddenly")]
    [InlineData("forbidden2")]
    [InlineData("4forbidden")]
    [InlineData("\u00E9forbidden")]
    [InlineData("forbidden\u4E2D")]
    [InlineData("\U00010400forbidden")]
    [InlineData("forbidden\U00010400")]
    [InlineData("xforbiddenx forbiddenx")]
    [InlineData("\uFFFE")]
    [InlineData("\uFF26\uFF2F\uFF32\uFF22\uFF29\uFF24\uFF24\uFF25\uFF2E")]
    [InlineData("f\u043Erbidden")]
    public void IsClean_NoFlaggedWord_IsClean(string title) => Assert.True(ModerationPolicy.IsClean(title));

    [Theory]
    [InlineData("  A\t\u00A0B \r\n c  ", "a b c")]
    [InlineData("\uFF21\u3000\uFB01", "\uFF41 \uFB01")]
    public void Normalize_Title_FoldsBlanksAndCase(string title, string expected) =>
        Assert.Equal(expected, ModerationPolicy.Normalize(title));

    [Fact]
    public void Question_Article_ShowsItsTitleToTheModerators()
    {
        var question = ModerationPolicy.Question(Flagged, Deadlines.Full);

        Assert.Equal("moderation.ART-1.review", question.Key.Id);
        Assert.Equal("Publish article ART-1?", question.Text);
        Assert.Equal([KeyValuePair.Create("title", "Forbidden fruit")], question.Facts);
        Assert.Equal(["moderators@example.com"], question.Deciders);
        Assert.Equal(TimeSpan.FromHours(72), question.Deadline);
        Assert.Equal("run-7", question.CorrelationId);
    }

    [Fact]
    public void IdPrefix_IsThatOfArticles() => Assert.Equal("ART-", ModerationPolicy.IdPrefix);

    [Fact]
    public void ExecutionLimit_IsADayLongerThanTheReview() => Assert.Equal(
        ModerationPolicy.ReviewDeadline + TimeSpan.FromDays(1), TimeSpan.FromSeconds(ModerationPolicy.ExecutionLimitSeconds));

    private static Article Flagged => new("ART-1", "Forbidden fruit", "run-7");
}
