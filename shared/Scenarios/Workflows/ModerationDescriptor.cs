using Comparison.Domain;
using Comparison.Domain.Moderation;
using Comparison.Adapters.Engines;
using Comparison.Scenarios.Drawing;
using Comparison.Scenarios.Integrity;
using Comparison.Scenarios.Operating;

namespace Comparison.Scenarios.Workflows;

internal static class ModerationDescriptor
{
    private static readonly string[] Flagged =
    [
        "The Forbidden City in winter", "forbidden", "FORBIDDEN!", "  the\u00A0forbidden\u3000gate ", "ｆｏｒｂｉｄｄｅｎ fruit",
        "𝐟𝐨𝐫𝐛𝐢𝐝𝐝𝐞𝐧 letters", "\u202Eforbidden\u202C", "<b>forbidden</b>", "(forbidden)…", "🚫forbidden🚫",
    ];

    private static readonly string[] Clean =
    [
        "A walk in the park", "unforbidden", "forbiddenly", "forb\u00ADidden", "f o r b i d d e n", "forbidden1", "forbiddеn",
        "forbidden\u0301ly", "İstanbul", "ß", "x",
    ];

    private static readonly (string Name, string Raw)[] BrokenRules =
    [
        ("article_id", "\"ART 1\""), ("article_id", FuzzTexts.Long(65)), ("title", FuzzTexts.Long(300)), ("title", FuzzTexts.Long(301)), ("title", "\"\\u3000\""),
        ("title", "\"\\udc00 forbidden\""), ("title", "[\"forbidden\"]"),
    ];

    public static WorkflowDescriptor Value { get; } = new(WorkflowName.Moderation)
    {
        AskingSample = "ART-FLAGGED",
        Answered = ("saved", "rejected"),
        AskedInOutage = "failed",
        Deadlines = [$"deadline of an article's review: {ModerationPolicy.ReviewDeadline.TotalHours} h"],
        FreeMember = "title",
        CallsOfYes =
        [
            new("ask", "DynamoDB.PutItem comparison-decisions", "the ask", "failed"),
            new("save", "DynamoDB.PutItem comparison-articles", "the save", "failed"),
        ],
        CallsOfNo = [new("tell", "SQS.SendMessage comparison-notifications", "the notice", "failed")],
        Functions = ["moderation", "check-article"],
        Invariants = [new("one-article", "A saved article stands there once, as it was written, and no other does.", OneArticle)],
        Situations =
        [
            new("dependency-down", "a table is away for an hour while somebody decides, and everybody knows it", Repairs.DependencyDownAsync),
        ],
        Fuzz = new(Draw, BrokenRules,
        [
            FuzzTargets.Desk, FuzzTargets.Decisions, FuzzTargets.Expire, FuzzTargets.Reread, FuzzTargets.Article, FuzzTargets.Notice,
            FuzzTargets.Answer, "check-article",
        ])
        {
            HasIdsOfTheApi = true,
        },
        Crowd = new(
            "moderators@example.com", id => $$"""{"article_id": "{{id}}", "title": "The Forbidden City"}""",
            FirstTask: "check-article", LosableCall: FuzzTargets.Desk, RepeatedMessages: null),
    };

    // Flagged in every spelling, nearly flagged, and clean.
    private static FuzzInput Draw(Dice dice) => new FuzzInput()
        // Without an id the API draws one, and each variant another: nothing of the two could be compared.
        .With("article_id", FuzzTexts.Id(dice))
        .With("title", Title(dice));

    private static string Title(Dice dice) => dice.Below(10) switch
    {
        < 6 => dice.Pick(Flagged),
        < 8 => dice.Pick(Clean),
        8 => "forbidden " + new string('x', dice.Pick(289, 290)),
        _ => string.Concat(Enumerable.Repeat("😀", 150)),
    };

    private static string? OneArticle(Aftermath aftermath)
    {
        var count = aftermath.Articles.Count;
        if (aftermath.State != WorkflowState.Succeeded ? count > 1 : count != (aftermath.Status == "saved" ? 1 : 0))
            return $"{count} articles of one that is {aftermath.Status}";
        return aftermath.Outcome is null || count == 0 || Aftermath.Same(aftermath.Articles[0], "title", aftermath.Outcome)
            ? null
            : $"the article says {aftermath.Articles[0]["title"]}";
    }
}
