using System.Text.Json;
using System.Text.Json.Nodes;
using Comparison.Domain;
using Comparison.Local.Stacks;

namespace Comparison.Scenarios.Tests.Moderation;

/// <summary>One stack with one article in it.</summary>
internal sealed class ModerationCase(DeployedStack stack) : WorkflowCase(stack, WorkflowName.Moderation, ArticleId)
{
    public const string ArticleId = "ART-7";
    public const string Moderator = "moderators@example.com";

    public const string CleanTitle = "Ten quiet walks";
    public const string FlaggedTitle = "<b>Forbidden</b> \u200Ffruit";

    public static async Task<ModerationCase> OpenAsync(Variant variant) => new(await DeployAsync(variant));

    /// <summary>A stack in which a flagged article waits on the desk.</summary>
    public static async Task<ModerationCase> OnDeskAsync(Variant variant)
    {
        var opened = await OpenAsync(variant);
        await opened.SubmitAsync(FlaggedTitle);
        await opened.UntilAskedAsync();
        return opened;
    }

    public Task<Answer> SubmitAsync(string title) => StartAsync(new JsonObject { ["article_id"] = ArticleId, ["title"] = title });

    /// <summary>The title that the articles' table holds; null when the article is not there.</summary>
    public async Task<string?> SavedTitleAsync() => (await ItemAsync(Stack.ArticlesTable, ArticleId))?["title"]?["S"]?.ToString();

    /// <summary>What authors were told.</summary>
    public IReadOnlyList<string> Notices() => [.. Stack.Services.Sqs.Peek(Stack.NotificationQueueArn)];

    /// <summary>Runs to the end and compares the outcome in full; a ruling's members are given for those that were ruled on.</summary>
    public async Task AssertOutcomeAsync(string title, string status, string? by = null, DateTimeOffset? at = null, string? comments = null)
    {
        var expected = new JsonObject
        {
            ["workflow"] = "moderation", ["id"] = ArticleId, ["article_id"] = ArticleId, ["title"] = title, ["status"] = status,
        };
        if (by is not null)
        {
            expected["decided_by"] = by;
            expected["decided_at"] = Adapters.Json.InstantConverter.Write(at!.Value);
            expected["comments"] = comments;
        }
        var outcome = await OutcomeAsync();
        Assert.True(JsonElement.DeepEquals(JsonSerializer.SerializeToElement(expected), outcome!.Value), $"{outcome} is not {expected}");
    }
}
