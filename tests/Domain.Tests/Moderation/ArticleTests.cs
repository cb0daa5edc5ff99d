using System.Text.Json.Nodes;
using Comparison.Domain.Moderation;

namespace Comparison.Domain.Tests.Moderation;

public sealed class ArticleTests
{
    [Fact]
    public void Check_ArticleThatKeepsAllRules_IsRead()
    {
        var (article, errors) = Article.Check(Json.Of(
            """{ "article_id": "ART-1", "title": " <b>Lake</b> \u200fwalks ", "correlation_id": "run-7", "colour": "blue" }"""));

        Assert.Empty(errors);
        Assert.Equal(new Article("ART-1", "<b>Lake</b> \u200Fwalks", "run-7"), article);
    }

    [Fact]
    public void Check_NoCorrelationId_IsTheArticlesOwnId() =>
        Assert.Equal("ART-1", Article.Check(Json.Of("""{ "article_id": "ART-1", "title": "x" }""")).Request!.CorrelationId);

    [Theory]
    [InlineData("""{ "title": "x" }""", "ART-MADE")]
    [InlineData("""{ "article_id": null, "title": "x" }""", "ART-MADE")]
    [InlineData("""{ "article_id": "ART-1", "title": "x" }""", "ART-1")]
    public void Check_AbsentId_IsTheOneThatWasMade(string input, string id) =>
        Assert.Equal(id, Article.Check(Json.Of(input), "ART-MADE").Request!.ArticleId);

    [Theory]
    [InlineData("""{ "title": "x" }""", "article_id must match ^[A-Za-z0-9_-]{1,64}$")]
    [InlineData("""{ "article_id": 7, "title": "x" }""", "article_id must be text")]
    [InlineData("""{ "article_id": "A" }""", "Title is required")]
    [InlineData("""{ "article_id": "A", "title": null }""", "Title is required")]
    [InlineData("""{ "article_id": "A", "title": "" }""", "Title is required")]
    [InlineData("""{ "article_id": "A", "title": " \t\u00a0" }""", "Title is required")]
    [InlineData("""{ "article_id": "A", "title": 5 }""", "title must be text")]
    [InlineData("""{ "article_id": "A", "title": ["x"] }""", "title must be text")]
    [InlineData("""{ "article_id": "A", "title": "\ud800" }""", "title must be text")]
    [InlineData("[]", "The article must be a JSON object")]
    [InlineData("\"x\"", "The article must be a JSON object")]
    public void Check_OneBrokenRule_IsTheOnlyError(string input, string error)
    {
        var (article, errors) = Article.Check(Json.Of(input));

        Assert.Null(article);
        Assert.Equal([error], errors);
    }

    [Fact]
    public void Check_BadIdOfARequestThatMayLackOne_IsStillAnError() =>
        Assert.Equal(
            ["article_id must match ^[A-Za-z0-9_-]{1,64}$", "Title is required"],
            Article.Check(Json.Of("""{ "article_id": "a b" }"""), "ART-MADE").Errors);

    [Theory]
    [InlineData(1, true)]
    [InlineData(300, true)]
    [InlineData(301, false)]
    public void Check_TitleLength_CountsAfterTrimming(int length, bool isValid) =>
        AssertTitle($"  {new string('x', length)}  ", isValid);

    // A character is a UTF-16 code unit: each of these letters is two.
    [Theory]
    [InlineData(150, true)]
    [InlineData(151, false)]
    public void Check_TitleOfLettersBeyondTheBasicPlane_CountsTwoEach(int letters, bool isValid) =>
        AssertTitle(string.Concat(Enumerable.Repeat("\U0001F600", letters)), isValid);

    private static void AssertTitle(string title, bool isValid)
    {
        var (_, errors) = Article.Check(Json.Of(new JsonObject { ["article_id"] = "A", ["title"] = title }.ToJsonString()));

        Assert.Equal(isValid ? [] : ["Title must be at most 300 characters"], errors);
    }
}
