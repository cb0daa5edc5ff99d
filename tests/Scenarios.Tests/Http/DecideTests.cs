using System.Text.Json.Nodes;
using Comparison.Adapters.Engines;
using Comparison.Domain;
using Comparison.Local.Stacks;
using Comparison.Scenarios.Runs;

namespace Comparison.Scenarios.Tests.Http;

/// <summary><c>POST /decisions/{id}</c>.</summary>
public sealed class DecideTests
{
    public static TheoryData<WorkflowName, Variant> All => HttpApiCase.All;

    [Theory, MemberData(nameof(All))]
    public async Task Decide_TwiceAlike_StandsAndOtherwiseIsAConflict(WorkflowName workflow, Variant variant)
    {
        var api = await HttpApiCase.OnDeskAsync(workflow, variant);

        var first = await api.DecideAsync("reject", api.Decider, "Not today");
        await api.EndAsync();
        var again = await api.DecideAsync("reject", api.Decider.ToUpperInvariant(), "Not today, I said");
        var other = await api.DecideAsync("approve");

        Assert.Equal([200, 200, 409], new[] { first, again, other }.Select(answer => answer.Status));
        Assert.All([first, again, other], answer => Assert.Equal(
            ("rejected", api.Decider, "Not today"),
            (Decided(answer, "status"), Decided(answer, "decided_by"), Decided(answer, "comments"))));
        Assert.Equal(["decided", "errors", "id"], other.Body!.AsObject().Select(member => member.Key).Order());
    }

    [Theory, MemberData(nameof(All))]
    public async Task Decide_BadRequests_ChangeNothing(WorkflowName workflow, Variant variant)
    {
        var api = await HttpApiCase.OnDeskAsync(workflow, variant);
        var before = await World.OfAsync(api.Stack);

        var answers = new[]
        {
            await api.DecideAsync("approve", "stranger@example.com"),
            await api.DecideAsync("maybe"),
            await api.DecideAsync("approve", api.Decider, new string('x', 2001)),
            await api.PostAsync(api.DecidePath, "{}"),
            await api.PostAsync(api.DecidePath, "{}", "text/plain"),
            await api.PostAsync(api.DecidePath, "{}" + new string(' ', 200 * 1024)),
        };

        Assert.Equal([403, 400, 400, 400, 415, 413], answers.Select(answer => answer.Status));
        Assert.Equal(["decision is required", "decided_by is required"], answers[3].Body!["errors"]!.AsArray().Select(error => error!.ToString()));
        Assert.Equal(before, await World.OfAsync(api.Stack));
    }

    [Theory, MemberData(nameof(All))]
    public async Task Decide_PastTheDeadline_IsGone(WorkflowName workflow, Variant variant)
    {
        var api = await HttpApiCase.OnDeskAsync(workflow, variant);
        await api.EndAsync();

        var answer = await api.DecideAsync("approve");

        Assert.Equal((410, "expired"), (answer.Status, (await api.RowAsync()).Status));
        Assert.Null((await api.ItemAsync(api.Stack.DecisionsTable, api.DecisionId))!["callback"]);
    }

    [Theory, MemberData(nameof(All))]
    public async Task Decide_ExecutionWasStopped_IsGoneAndClosesTheRow(WorkflowName workflow, Variant variant)
    {
        var api = await HttpApiCase.OnDeskAsync(workflow, variant);
        await Operator.StopAsync(api.Stack, workflow, api.Id, default);

        var first = await api.DecideAsync("approve");
        var again = await api.DecideAsync("approve");

        Assert.Equal((410, 410), (first.Status, again.Status));
        Assert.Equal("closed", (await api.RowAsync()).Status);
    }

    [Theory, MemberData(nameof(All))]
    public async Task Decide_CallbackThatTheEngineDoesNotKnow_StandsAndTheExecutionFollowsTheRow(WorkflowName workflow, Variant variant)
    {
        var api = await HttpApiCase.OnDeskAsync(workflow, variant);
        await api.ChangeCallbackAsync("bm9ib2R5");

        var answer = await api.DecideAsync("reject", api.Decider, "No");
        var end = await api.EndAsync();

        Assert.Equal((200, WorkflowState.Succeeded), (answer.Status, end.Status));
        Assert.Equal(workflow == WorkflowName.Loan ? "denied" : "rejected", end.Outcome!.Value.GetProperty("status").GetString());
        Assert.Contains(
            api.Stack.Services.Lambda.Logs.Lines,
            line => line.Message.Contains($"Nobody waits on the callback of {api.DecisionId} any more", StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(All))]
    public async Task Decide_WithAToken_IsTheTokensPersonWhateverTheBodySays(WorkflowName workflow, Variant variant)
    {
        var api = await HttpApiCase.OnDeskAsync(workflow, variant);
        var body = new JsonObject { ["decision"] = "approve", ["decided_by"] = api.Decider };

        var stranger = await api.DecideAsAsync(Jwt(email: "stranger@example.com", groups: "[auditors]"), body);
        var member = await api.DecideAsAsync(Jwt(email: "member@example.com", groups: $"[auditors {api.Decider}]"), body);
        var decider = await api.DecideAsAsync(Jwt(email: api.Decider, groups: "[]"), body);

        Assert.Equal([403, 200, 409], new[] { stranger, member, decider }.Select(answer => answer.Status));
        Assert.Equal(("approved", "member@example.com"), await api.RowAsync());
        Assert.Null((await api.ItemAsync(api.Stack.DecisionsTable, api.DecisionId))!["decided_as"]);
    }

    [Theory, MemberData(nameof(All))]
    public async Task Decide_AsASystem_RecordsWhoCalledBesideWhomItNames(WorkflowName workflow, Variant variant)
    {
        const string Arn = "arn:aws:iam::123456789012:user/front-end";
        var api = await HttpApiCase.OnDeskAsync(workflow, variant);

        var answer = await api.DecideAsAsync(
            new() { ["iam"] = new JsonObject { ["userArn"] = Arn } }, new() { ["decision"] = "approve", ["decided_by"] = api.Decider });

        Assert.Equal((200, ("approved", api.Decider)), (answer.Status, await api.RowAsync()));
        Assert.Equal(Arn, (await api.ItemAsync(api.Stack.DecisionsTable, api.DecisionId))!["decided_as"]!["S"]!.ToString());
    }

    private static JsonObject Jwt(string email, string groups) =>
        new() { ["jwt"] = new JsonObject { ["claims"] = new JsonObject { ["email"] = email, ["groups"] = groups } } };

    private static string Decided(Answer answer, string member) => answer.Body!["decided"]![member]!.ToString();
}
