using System.Text.Json.Nodes;
using Comparison.Local.Stacks;

namespace Comparison.Suite.Tests.Approvals;

/// <summary>The HTTP API, by the same tests for both variants.</summary>
public sealed class HttpApiTests
{
    public static TheoryData<Variant> Variants => [.. Enum.GetValues<Variant>()];

    [Theory, MemberData(nameof(Variants))]
    public async Task Start_SameRequestTwice_IsOneExecution(Variant variant)
    {
        var approval = await ApprovalCase.OpenAsync(variant);
        var reordered = new JsonObject(ApprovalCase.Access.Reverse().Select(pair => KeyValuePair.Create(pair.Key, pair.Value?.DeepClone())))
        {
            ["unknown"] = 1,
        };

        var first = await approval.StartAsync(ApprovalCase.Access);
        var again = await approval.StartAsync(reordered);
        await approval.OutcomeAsync();
        var afterwards = await approval.StartAsync(ApprovalCase.Access);

        Assert.Equal([202, 202, 202], [first.Status, again.Status, afterwards.Status]);
        Assert.Equal("/workflows/approval/REQ-7", first.Location!.OriginalString);
        Assert.Single(new[] { first, again, afterwards }.Select(answer => answer.Body!["execution"]!.ToString()).Distinct());
    }

    [Theory, MemberData(nameof(Variants))]
    public async Task Start_SameIdWithAnotherPayload_IsAConflict(Variant variant)
    {
        var approval = await ApprovalCase.OpenAsync(variant);
        await approval.StartAsync(ApprovalCase.Access);

        var other = await approval.StartAsync(ApprovalCase.Expense(5));

        Assert.Equal(409, other.Status);
    }

    [Theory, MemberData(nameof(Variants))]
    public async Task Start_BadRequests_AreRefusedAndStartNothing(Variant variant)
    {
        var approval = await ApprovalCase.OpenAsync(variant);
        var big = ApprovalCase.Access;
        big["description"] = new string('x', 200 * 1024);

        var answers = new[]
        {
            await approval.PostAsync("workflows/approval", "{"),
            await approval.PostAsync("workflows/approval", string.Concat(Enumerable.Repeat("[", 10_000))),
            await approval.PostAsync("workflows/approval", "{}"),
            await approval.PostAsync("workflows/approval", big.ToJsonString()),
            await approval.PostAsync("workflows/approval", new string(' ', 10 * 1024 * 1024 + 1)),
            await approval.PostAsync("workflows/approval", "a=b", "application/x-www-form-urlencoded"),
            await approval.PostAsync("workflows/unknown", "{}"),
        };

        Assert.Equal([400, 400, 400, 413, 413, 415, 404], answers.Select(answer => answer.Status));
        Assert.Equal(5, answers[2].Body!["errors"]!.AsArray().Count);
        Assert.Empty((await approval.GetAsync("workflows/approval")).Body!["executions"]!.AsArray());
    }

    [Theory, MemberData(nameof(Variants))]
    public async Task Read_WaitingApproval_TellsWhatItWaitsForAndNoSecret(Variant variant)
    {
        var approval = await ApprovalCase.OnDeskAsync(variant);

        var execution = await approval.GetAsync("workflows/approval/REQ-7");
        var pending = await approval.GetAsync("decisions?workflow=approval");

        Assert.Equal("waiting", execution.Body!["status"]!.ToString());
        Assert.Equal("approval", Assert.Single(execution.Body["waiting_for"]!.AsArray())!.ToString());
        Assert.NotEmpty(execution.Body["timeline"]!.AsArray());
        Assert.Equal(approval.DecisionId, Assert.Single(pending.Body!["decisions"]!.AsArray())!["id"]!.ToString());
        Assert.DoesNotContain("token", execution.Text + pending.Text, StringComparison.OrdinalIgnoreCase);
    }

    [Theory, MemberData(nameof(Variants))]
    public async Task Read_UnknownOrBadThings_AreRefused(Variant variant)
    {
        var approval = await ApprovalCase.OpenAsync(variant);

        var answers = new[]
        {
            await approval.GetAsync("workflows/approval/REQ-404"),
            await approval.GetAsync("workflows/approval/..%2F..%2Fetc"),
            await approval.GetAsync("workflows/unknown"),
            await approval.GetAsync("workflows/approval?status=odd"),
            await approval.GetAsync("workflows/approval?limit=0"),
            await approval.GetAsync("decisions?cursor=%F0%9F"),
            await approval.GetAsync("decisions?workflow=odd"),
            await approval.GetAsync("nowhere"),
        };

        Assert.Equal([404, 404, 404, 400, 400, 400, 400, 404], answers.Select(answer => answer.Status));
    }

    [Theory, MemberData(nameof(Variants))]
    public async Task Decide_BadRequests_ChangeNothing(Variant variant)
    {
        var approval = await ApprovalCase.OnDeskAsync(variant);

        var answers = new[]
        {
            await approval.DecideAsync("approve", "stranger@example.com"),
            await approval.DecideAsync("maybe", ApprovalCase.First),
            await approval.PostAsync($"decisions/{approval.DecisionId}", "{}"),
            await approval.PostAsync($"decisions/{approval.DecisionId}", "{}", "text/plain"),
            await approval.PostAsync("decisions/approval.REQ-404.approval", """{ "decision": "approve", "decided_by": "x" }"""),
            await approval.DecideAsync("approve", ApprovalCase.First, new string('x', 2001)),
        };

        Assert.Equal([403, 400, 400, 415, 404, 400], answers.Select(answer => answer.Status));
        Assert.Equal(("pending", null), await approval.RowAsync());
    }

    [Theory, MemberData(nameof(Variants))]
    public async Task List_Executions_ComeNewestFirstInPages(Variant variant)
    {
        var approval = await ApprovalCase.OpenAsync(variant);
        foreach (var id in new[] { "A", "B", "C" })
        {
            var request = ApprovalCase.Access;
            request["request_id"] = id;
            await approval.StartAsync(request);
            await approval.AdvanceAsync(TimeSpan.FromSeconds(1));
        }

        var first = await approval.GetAsync("workflows/approval?limit=2&status=running");
        var second = await approval.GetAsync($"workflows/approval?limit=2&status=running&cursor={Uri.EscapeDataString(first.Body!["cursor"]!.ToString())}");

        Assert.Equal(["C", "B", "A"], first.Body["executions"]!.AsArray().Concat(second.Body!["executions"]!.AsArray()).Select(item => item!["id"]!.ToString()));
        Assert.Null(second.Body["cursor"]);
    }
}
