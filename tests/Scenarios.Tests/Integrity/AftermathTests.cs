using System.Text.Json;
using Comparison.Domain;
using Comparison.Local.Stacks;
using Comparison.Scenarios.Integrity;
using Comparison.Scenarios.Runs;
using Comparison.Scenarios.Samples;
using Comparison.Scenarios.Targets;
using Comparison.Scenarios.Workflows;

namespace Comparison.Scenarios.Tests.Integrity;

/// <summary>What an execution left behind is read as it is, and a token that got out is found.</summary>
public sealed class AftermathTests
{
    private static readonly HttpClient Http = new();
    private static readonly Sample Order = SampleFiles.For(WorkflowName.Order).Single(sample => sample.Name == "ORD-BIG");

    public static TheoryData<Variant> Variants => [.. Enum.GetValues<Variant>()];

    [Theory, MemberData(nameof(Variants))]
    public async Task Order_OfASample_LeavesItsRowChargeRulingAndWait(Variant variant)
    {
        var stack = await RunAsync(variant);

        var aftermath = Assert.Single(await AftermathReader.ReadAsync(stack, [(WorkflowName.Order, "ORD-BIG")], default));

        Assert.Equal("completed", aftermath.Status);
        Assert.Equal((1, 1, 1), (aftermath.Decisions.Count, aftermath.Ledger.Count, aftermath.Rulings.Count));
        Assert.Equal(86_400, Assert.Single(aftermath.Waits).LimitSeconds);
        Assert.Empty(Invariants.Check(aftermath));
    }

    [Theory, MemberData(nameof(Variants))]
    public async Task Token_ThatAFunctionLogged_IsALeak(Variant variant)
    {
        var stack = await RunAsync(variant);
        var row = await stack.Services.DynamoDb.InvokeAsync("Scan", new() { ["TableName"] = stack.DecisionsTable }, default);
        var token = row["Items"]![0]!["callback"]!["M"]!["token"]!["S"]!.ToString();
        stack.Services.Lambda.Logs.AddOutput("comparison-order", $"answer with {JsonSerializer.Serialize(token)}");

        var broken = await Invariants.CheckAsync(stack, [(WorkflowName.Order, "ORD-BIG")], default);

        Assert.Equal(["no-token-outside-the-desk"], broken.Select(found => found.Invariant.Name));
        Assert.DoesNotContain(token, Assert.Single(broken).Evidence, StringComparison.Ordinal);
    }

    private static async Task<DeployedStack> RunAsync(Variant variant)
    {
        var stack = await DeployedStack.DeployAsync(await TestCloud.StartAsync(), variant, new() { Start = TestCloud.Tomorrow });
        await new SampleRunner(new LocalTarget(stack, Http)).RunAsync(Order, default);
        return stack;
    }
}
