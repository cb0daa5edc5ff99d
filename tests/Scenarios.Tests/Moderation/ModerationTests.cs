using System.Text.Json.Nodes;
using Comparison.Adapters.Engines;
using Comparison.Domain;
using Comparison.Domain.Moderation;
using Comparison.Local.Stacks;
using Comparison.Scenarios.Runs;
using Comparison.Scenarios.Samples;

namespace Comparison.Scenarios.Tests.Moderation;

/// <summary>What becomes of an article, the same in both variants.</summary>
public sealed class ModerationTests
{
    public static TheoryData<Variant> Variants => [.. Enum.GetValues<Variant>()];

    [Theory, MemberData(nameof(Variants))]
    public async Task Moderation_CleanTitle_IsSavedAndNobodyIsAsked(Variant variant)
    {
        var moderation = await ModerationCase.OpenAsync(variant);

        await moderation.SubmitAsync($"  {ModerationCase.CleanTitle} ");

        await moderation.AssertOutcomeAsync(ModerationCase.CleanTitle, "saved");
        Assert.Equal(ModerationCase.CleanTitle, await moderation.SavedTitleAsync());
        Assert.Equal((null, null), await moderation.RowAsync());
        Assert.Empty(moderation.Notices());
    }

    [Theory, MemberData(nameof(Variants))]
    public async Task Moderation_ModeratorApproves_IsSavedAsItWasWritten(Variant variant)
    {
        var moderation = await ModerationCase.OnDeskAsync(variant);
        Assert.Null(await moderation.SavedTitleAsync());
        await moderation.AdvanceAsync(TimeSpan.FromHours(3));

        var answer = await moderation.DecideAsync("approve", ModerationCase.Moderator, "A place, not a word");

        Assert.Equal(200, answer.Status);
        await moderation.AssertOutcomeAsync(
            ModerationCase.FlaggedTitle, "saved", ModerationCase.Moderator, TestCloud.Tomorrow.AddHours(3), "A place, not a word");
        Assert.Equal(ModerationCase.FlaggedTitle, await moderation.SavedTitleAsync());
        Assert.Equal(("approved", ModerationCase.Moderator), await moderation.RowAsync());
        Assert.Empty(moderation.Notices());
    }

    [Theory, MemberData(nameof(Variants))]
    public async Task Moderation_ModeratorRejects_AuthorIsToldOnce(Variant variant)
    {
        var moderation = await ModerationCase.OnDeskAsync(variant);

        await moderation.DecideAsync("reject", ModerationCase.Moderator, "Too \"loud\"");

        await moderation.AssertOutcomeAsync(
            ModerationCase.FlaggedTitle, "rejected", ModerationCase.Moderator, TestCloud.Tomorrow, "Too \"loud\"");
        Assert.Null(await moderation.SavedTitleAsync());
        var expected = new JsonObject
        {
            ["article_id"] = ModerationCase.ArticleId, ["title"] = ModerationCase.FlaggedTitle, ["status"] = "rejected",
            ["decided_by"] = ModerationCase.Moderator, ["comments"] = "Too \"loud\"",
        };
        var notice = JsonNode.Parse(Assert.Single(moderation.Notices()))!.AsObject();
        Assert.True(notice.Remove("correlation_id"));
        Assert.True(JsonNode.DeepEquals(expected, notice), $"{notice}");
    }

    [Theory, MemberData(nameof(Variants))]
    public async Task Moderation_NobodyRules_ExpiresAtTheDeadline(Variant variant)
    {
        var moderation = await ModerationCase.OnDeskAsync(variant);
        await moderation.AdvanceAsync(ModerationPolicy.ReviewDeadline - TimeSpan.FromMilliseconds(1));
        Assert.Equal(("pending", null), await moderation.RowAsync());

        await moderation.AdvanceAsync(TimeSpan.FromMilliseconds(1));

        await moderation.AssertOutcomeAsync(ModerationCase.FlaggedTitle, "expired");
        Assert.Equal(TestCloud.Tomorrow + ModerationPolicy.ReviewDeadline, (await moderation.EndAsync()).FinishedAt);
        Assert.Equal(("expired", null), await moderation.RowAsync());
        Assert.Null(await moderation.SavedTitleAsync());
        Assert.Empty(moderation.Notices());
    }

    [Theory, MemberData(nameof(Variants))]
    public async Task Moderation_AlreadySaved_StaysAsItWasAndIsSuccess(Variant variant)
    {
        var moderation = await ModerationCase.OpenAsync(variant);
        var before = new JsonObject { ["id"] = Text(ModerationCase.ArticleId), ["title"] = Text("Before") };
        await moderation.Stack.Services.DynamoDb.InvokeAsync(
            "PutItem", new() { ["TableName"] = moderation.Stack.ArticlesTable, ["Item"] = before }, default);

        await moderation.SubmitAsync(ModerationCase.CleanTitle);

        await moderation.AssertOutcomeAsync(ModerationCase.CleanTitle, "saved");
        Assert.Equal("Before", await moderation.SavedTitleAsync());
    }

    [Theory, MemberData(nameof(Variants))]
    public async Task Moderation_InvalidInputWithoutTheApi_EndsAsInvalidWithEveryError(Variant variant)
    {
        var moderation = await ModerationCase.OpenAsync(variant);
        await moderation.Stack.Engine.StartAsync(
            Domain.WorkflowName.Moderation, ModerationCase.ArticleId, """{ "article_id": "a b", "title": 5 }""", default);

        var end = await moderation.EndAsync();

        Assert.Equal(WorkflowState.Succeeded, end.Status);
        Assert.Equal("invalid", end.Outcome!.Value.GetProperty("status").GetString());
        Assert.Equal(
            ["article_id must match ^[A-Za-z0-9_-]{1,64}$", "title must be text"],
            end.Outcome.Value.GetProperty("errors").EnumerateArray().Select(error => error.GetString()!));
    }

    [Theory, MemberData(nameof(Variants))]
    public async Task Start_NoArticleId_TheApiMakesOne(Variant variant)
    {
        var moderation = await ModerationCase.OpenAsync(variant);

        var first = await moderation.StartAsync(new JsonObject { ["title"] = ModerationCase.CleanTitle });
        var second = await moderation.StartAsync(new JsonObject { ["title"] = ModerationCase.CleanTitle });

        Assert.Equal([202, 202], [first.Status, second.Status]);
        var (one, other) = (first.Body!["id"]!.ToString(), second.Body!["id"]!.ToString());
        Assert.Matches("^ART-[A-Z2-7]{12}$", one);
        Assert.NotEqual(one, other);
        Assert.Equal($"/workflows/moderation/{one}", first.Location!.OriginalString);
    }

    [Theory, MemberData(nameof(Variants))]
    public async Task Start_SameArticle_IsOneExecutionAndAnotherTitleAConflict(Variant variant)
    {
        var moderation = await ModerationCase.OpenAsync(variant);

        var answers = new[]
        {
            await moderation.SubmitAsync(ModerationCase.CleanTitle),
            await moderation.SubmitAsync($" {ModerationCase.CleanTitle} "),
            await moderation.SubmitAsync(ModerationCase.FlaggedTitle),
            await moderation.SubmitAsync(" "),
        };

        Assert.Equal([202, 202, 409, 400], answers.Select(answer => answer.Status));
        Assert.Equal("Title is required", Assert.Single(answers[3].Body!["errors"]!.AsArray())!.ToString());
    }

    private static JsonObject Text(string value) => new() { ["S"] = value };
}

public sealed class ModerationParityTests
{
    [Theory]
    [InlineData("ART-CLEAN", "article.title", "\"Ten quiet walks around the lake\"")]
    [InlineData("ART-FLAGGED", "decision.facts", "The Forbidden City in winter")]
    public async Task Sample_InBothVariants_LeavesTheSame(string name, string effect, string value)
    {
        using var both = await LocalComparison.DeployAsync(await TestCloud.StartAsync());
        var sample = SampleFiles.For(WorkflowName.Moderation).Single(found => found.Name == name);

        var comparison = await both.RunAsync(sample);

        Assert.Equal("saved", comparison.Durable.Status);
        Assert.Contains(value, comparison.Durable.Effects[effect], StringComparison.Ordinal);
        Assert.Empty(comparison.Differences);
    }
}
