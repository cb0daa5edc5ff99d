using System.Text.Json.Nodes;
using Comparison.Domain;
using Comparison.Local.Stacks;

namespace Comparison.Scenarios.Tests.Http;

/// <summary><c>POST /workflows/{workflow}</c>.</summary>
public sealed class StartTests
{
    public static TheoryData<WorkflowName, Variant> All => HttpApiCase.All;

    [Theory, MemberData(nameof(All))]
    public async Task Start_Sample_IsAccepted(WorkflowName workflow, Variant variant)
    {
        var api = await HttpApiCase.OpenAsync(workflow, variant);

        var answer = await api.StartAsync();

        Assert.Equal((202, $"/{api.ReadPath}"), (answer.Status, answer.Location!.OriginalString));
        Assert.Equal(["execution", "id", "workflow"], answer.Body!.AsObject().Select(member => member.Key).Order());
        Assert.Equal((api.Id, workflow.ToText()), (answer.Body["id"]!.ToString(), answer.Body["workflow"]!.ToString()));
        Assert.Contains(api.Id, answer.Body["execution"]!.ToString(), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(All))]
    public async Task Start_SameRequestTwice_IsOneExecution(WorkflowName workflow, Variant variant)
    {
        var api = await HttpApiCase.OpenAsync(workflow, variant);
        var reordered = new JsonObject(api.Sample.Reverse().Select(pair => KeyValuePair.Create(pair.Key, pair.Value?.DeepClone())))
        {
            ["unknown"] = 1,
        };

        var first = await api.StartAsync();
        var again = await api.StartAsync(reordered);
        await api.OutcomeAsync();
        var afterwards = await api.StartAsync();

        Assert.Equal([202, 202, 202], [first.Status, again.Status, afterwards.Status]);
        Assert.Single(new[] { first, again, afterwards }.Select(answer => answer.Body!["execution"]!.ToString()).Distinct());
        Assert.Single(await World.ExecutionsAsync(api.Stack, workflow));
    }

    [Theory, MemberData(nameof(All))]
    public async Task Start_SameIdWithAnotherPayload_IsAConflictAndChangesNothing(WorkflowName workflow, Variant variant)
    {
        var api = await HttpApiCase.OnDeskAsync(workflow, variant);
        var before = await World.OfAsync(api.Stack);
        api.Sample[api.TextField] = "another forbidden text";

        var answer = await api.StartAsync();

        Assert.Equal((409, $"{api.Id} was started with another payload"), (answer.Status, answer.Body!["errors"]!.AsArray().Single()!.ToString()));
        Assert.Equal(before, await World.OfAsync(api.Stack));
    }

    [Theory, MemberData(nameof(All))]
    public async Task Start_EmptyRequest_ListsEveryBrokenRule(WorkflowName workflow, Variant variant)
    {
        var api = await HttpApiCase.OpenAsync(workflow, variant);

        var answer = await api.StartAsync(new JsonObject());

        Assert.Equal(400, answer.Status);
        Assert.Equal(RulesOf(workflow), answer.Body!["errors"]!.AsArray().Select(error => error!.ToString()));
        Assert.Empty(await World.ExecutionsAsync(api.Stack, workflow));
    }

    [Theory, MemberData(nameof(All))]
    public async Task Start_RequestWithoutAnId_GetsOneWhereTheWorkflowMakesIt(WorkflowName workflow, Variant variant)
    {
        var isMade = workflow is WorkflowName.Moderation or WorkflowName.Loan;
        var api = await HttpApiCase.OpenAsync(workflow, variant);
        api.Sample.Remove(workflow.IdField());

        var answer = await api.StartAsync();

        Assert.Equal(isMade ? 202 : 400, answer.Status);
        Assert.Equal(isMade ? 1 : 0, (await World.ExecutionsAsync(api.Stack, workflow)).Count);
    }

    [Theory, MemberData(nameof(All))]
    public async Task Start_WrongSizeTypeOrPlace_IsRefusedAndStartsNothing(WorkflowName workflow, Variant variant)
    {
        var api = await HttpApiCase.OpenAsync(workflow, variant);
        var good = api.Sample.ToJsonString();
        var before = await World.OfAsync(api.Stack);

        var answers = new[]
        {
            await api.PostAsync(api.StartPath, good + new string(' ', 200 * 1024)),
            await api.PostAsync(api.StartPath, new string(' ', 10 * 1024 * 1024 + 1)),
            await api.PostAsync(api.StartPath, good, "application/x-www-form-urlencoded"),
            await api.PostAsync("workflows/unknown", good),
        };

        Assert.Equal([413, 413, 415, 404], answers.Select(answer => answer.Status));
        Assert.Equal(before, await World.OfAsync(api.Stack));
    }

    private static string[] RulesOf(WorkflowName workflow) => workflow switch
    {
        WorkflowName.Approval =>
        [
            "request_id must match ^[A-Za-z0-9_-]{1,64}$", "At least one approver is required", "Description is required",
            "Approval type is required", "Requester is required",
        ],
        WorkflowName.Order =>
        [
            "order_id must match ^[A-Za-z0-9_-]{1,64}$", "Customer is required", "Order must contain at least one item",
            "Order amount must be greater than zero",
        ],
        WorkflowName.Moderation => ["Title is required"],
        _ => ["Missing required fields: name, sin, loan_amount"],
    };
}
