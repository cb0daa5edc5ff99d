using System.Text.Json.Nodes;
using Comparison.Domain;
using Comparison.Domain.Decisions;
using Comparison.Local.Cloud.Accounts;
using Comparison.Local.Cloud.Protocol;
using Comparison.Local.Stacks;
using Comparison.Scenarios.Runs;

namespace Comparison.Scenarios.Tests.Http;

/// <summary><c>GET /workflows/{workflow}/{id}</c>.</summary>
public sealed class ReadTests
{
    private static readonly string[] Shown = ["at", "error", "event", "name"];

    public static TheoryData<WorkflowName, Variant> All => HttpApiCase.All;

    public static TheoryData<Variant> Variants => HttpApiCase.Variants;

    [Theory, MemberData(nameof(Variants))]
    public async Task Read_OrderThatSettles_IsRunning(Variant variant)
    {
        var api = await HttpApiCase.OpenAsync(WorkflowName.Order, variant);
        await api.StartAsync();
        await api.AdvanceAsync(TimeSpan.FromSeconds(1));

        var execution = await ReadAsync(api);

        Assert.Equal("running", execution["status"]!.ToString());
        Assert.Empty(execution["waiting_for"]!.AsArray());
    }

    [Theory, MemberData(nameof(All))]
    public async Task Read_ExecutionThatAsks_TellsWhatItWaitsForAndNoPayload(WorkflowName workflow, Variant variant)
    {
        var api = await HttpApiCase.OnDeskAsync(workflow, variant);

        var execution = await ReadAsync(api);

        Assert.Equal("waiting", execution["status"]!.ToString());
        Assert.Equal(workflow.DeskCallback(), Assert.Single(execution["waiting_for"]!.AsArray())!.ToString());
        Assert.Equal(
            ["id", "started_at", "status", "timeline", "waiting_for", "workflow"], execution.AsObject().Select(member => member.Key).Order());
        Assert.NotEmpty(execution["timeline"]!.AsArray());
        Assert.All(execution["timeline"]!.AsArray(), entry => Assert.Empty(entry!.AsObject().Select(member => member.Key).Except(Shown)));
        Assert.DoesNotContain(api.Sample[api.TextField]!.ToString(), execution.ToJsonString(), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(All))]
    public async Task Read_ExecutionThatEnded_TellsItsOutcome(WorkflowName workflow, Variant variant)
    {
        var api = await HttpApiCase.OnDeskAsync(workflow, variant);
        await api.DecideAsync("reject");
        await api.EndAsync();

        var execution = await ReadAsync(api);

        Assert.Equal(("succeeded", 0), (execution["status"]!.ToString(), execution["waiting_for"]!.AsArray().Count));
        Assert.Equal(workflow == WorkflowName.Loan ? "denied" : "rejected", execution["outcome"]!["status"]!.ToString());
        Assert.NotNull(execution["finished_at"]);
    }

    [Theory, MemberData(nameof(All))]
    public async Task Read_ExecutionThatWasStopped_IsStopped(WorkflowName workflow, Variant variant)
    {
        var api = await HttpApiCase.OnDeskAsync(workflow, variant);
        await Operator.StopAsync(api.Stack, workflow, api.Id, default);

        var execution = await ReadAsync(api);

        Assert.Equal(("stopped", 0), (execution["status"]!.ToString(), execution["waiting_for"]!.AsArray().Count));
        Assert.Null(execution["outcome"]);
    }

    [Theory, MemberData(nameof(All))]
    public async Task Read_ExecutionWhoseDeskBrokeDown_HasFailed(WorkflowName workflow, Variant variant)
    {
        var api = await HttpApiCase.OnDeskAsync(workflow, variant);
        // Nobody decides, and the workflow cannot write that down.
        api.Stack.Account.Context.Interceptors.Add<InterceptedCall, JsonObject>((call, next) =>
            call.Operation == "UpdateItem" ? throw new AwsException("InternalServerError", "The table broke down.", 500) : next());
        await api.EndAsync();

        var execution = await ReadAsync(api);

        Assert.Equal("failed", execution["status"]!.ToString());
        Assert.NotNull(execution["finished_at"]);
        Assert.Contains(execution["timeline"]!.AsArray(), entry => entry!["error"] is not null);
    }

    [Theory, MemberData(nameof(All))]
    public async Task Read_UnknownIdsAndWorkflows_AreNotFound(WorkflowName workflow, Variant variant)
    {
        var api = await HttpApiCase.OnDeskAsync(workflow, variant);
        var other = new DecisionKey(workflow, "NOBODY").Id;

        var answers = new[]
        {
            await api.GetAsync($"{api.StartPath}/NOBODY"),
            await api.GetAsync($"workflows/unknown/{api.Id}"),
            await api.GetAsync("workflows/unknown"),
            await api.GetAsync("nowhere"),
            await api.PostAsync($"decisions/{other}", """{ "decision": "approve", "decided_by": "x" }"""),
        };

        Assert.All(answers, answer => Assert.Equal(404, answer.Status));
    }

    private static async Task<JsonNode> ReadAsync(HttpApiCase api)
    {
        var answer = await api.GetAsync(api.ReadPath);
        Assert.Equal(200, answer.Status);
        return answer.Body!;
    }
}
