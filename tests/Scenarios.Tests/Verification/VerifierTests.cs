using System.Text.Json.Nodes;
using Comparison.Domain;
using Comparison.Local.Stacks;
using Comparison.Scenarios.Operating;
using Comparison.Scenarios.Targets;
using Comparison.Scenarios.Verification;

namespace Comparison.Scenarios.Tests.Verification;

/// <summary>A deployment held against the local engines; here it is one of their own, as it should be or with something planted.</summary>
public sealed class VerifierTests
{
    [Fact]
    public async Task Deployment_OfTheSameWorkflows_DoesTheSame()
    {
        var runs = await VerifyAsync(new());

        Assert.Equal(2 * VerifiedCase.All("").Count, runs.Count);
        Assert.All(runs, run => Assert.Empty(run.Differences));
        Assert.All(runs, run => Assert.True(run.Events > 1 && run.Units > 0, run.Case.Name));
    }

    [Fact]
    public async Task Deployment_WithAStateTooMany_IsFoundByItsEventsAndItsUnits()
    {
        var runs = await VerifyAsync(new() { Rewrite = (workflow, definition) => workflow == WorkflowName.Order ? WithDetour(definition) : definition });

        var found = runs.Where(run => run.Differences.Count > 0).ToList();
        Assert.All(found, run => Assert.Equal((WorkflowName.Order, Variant.StepFunctions), (run.Case.Sample.Workflow, run.Variant)));
        var order = found.Single(run => run.Case.Name == "ORD-12345");
        Assert.Contains("event PassStateEntered Detour: 1 times in the deployment, 0 locally", order.Differences);
        Assert.Contains("StateTransitions: 6 by the deployment's history, 5 metered locally", order.Differences);
    }

    [Fact]
    public async Task Deployment_WithAnotherOrderOfStates_IsFoundByTheOrderOfItsEvents()
    {
        var runs = await VerifyAsync(new() { Rewrite = (workflow, definition) => workflow == WorkflowName.Order ? Rollouts.Swapped(definition) : definition });

        var order = runs.Single(run => run.Case.Name == "ORD-12345" && run.Variant == Variant.StepFunctions);
        Assert.Equal(["order of events: WaitStateEntered Settle comes where locally TaskStateEntered Charge does"], order.Differences);
    }

    [Fact]
    public async Task Deployment_InAnotherForm_IsFoundInTheDurableVariantToo()
    {
        var runs = await VerifyAsync(new() { Form = Form.Thrifty });

        var approval = runs.Single(run => run.Case.Name == "REQ-003" && run.Variant == Variant.Durable);
        Assert.Contains("event ContextStarted approval: 0 times in the deployment, 1 locally", approval.Differences);
    }

    private static async Task<IReadOnlyList<VerifiedRun>> VerifyAsync(StackOptions options)
    {
        using var http = new HttpClient();
        var applied = await OpenAsync(options, http);
        return await Verifier.PlayAsync(applied, () => OpenAsync(new(), http), VerifiedCase.All("1"), _ => { }, default);
    }

    private static async Task<IReadOnlyList<IStack>> OpenAsync(StackOptions options, HttpClient http)
    {
        var cloud = await TestCloud.StartAsync();
        var stacks = new List<IStack>();
        foreach (var variant in Enum.GetValues<Variant>())
            stacks.Add(new LocalTarget(await DeployedStack.DeployAsync(cloud, variant, options with { Start = TestCloud.Tomorrow }), http));
        return stacks;
    }

    private static string WithDetour(string definition)
    {
        var machine = JsonNode.Parse(definition)!;
        machine["States"]!["Validate"]!["Next"] = "Detour";
        machine["States"]!["Detour"] = new JsonObject { ["Type"] = "Pass", ["Next"] = "Charge" };
        return machine.ToJsonString();
    }
}
