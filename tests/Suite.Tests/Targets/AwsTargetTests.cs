using Comparison.Adapters.Engines;
using Comparison.Domain;
using Comparison.Local.Stacks;
using Comparison.Suite.Runs;
using Comparison.Suite.Samples;
using Comparison.Suite.Targets;

namespace Comparison.Suite.Tests.Targets;

/// <summary>The driver of what Terraform applied, with a stack of the local cloud behind <c>AWS_ENDPOINT_URL</c>.</summary>
public sealed class AwsTargetTests
{
    public static TheoryData<WorkflowName, string> Samples => new()
    {
        { WorkflowName.Approval, "REQ-003" },
        { WorkflowName.Loan, "ALICE" },
        { WorkflowName.Moderation, "ART-FLAGGED" },
        { WorkflowName.Order, "ORD-BIG" },
    };

    [Theory, MemberData(nameof(Samples))]
    public async Task Run_BothVariants_AreAtParityAndNotMetered(WorkflowName workflow, string name)
    {
        using var durable = await OpenAsync(Variant.Durable);
        using var stepFunctions = await OpenAsync(Variant.StepFunctions);

        var run = await new TwinStacks(durable, stepFunctions).RunAsync(SampleFiles.Of(workflow).Single(sample => sample.Name == name));

        Assert.Equal(ExecutionState.Succeeded, run.Durable.State);
        Assert.Empty(run.Differences);
        Assert.Contains("decision.status", run.Durable.Effects.Keys);
        Assert.Equal((null, TimeSpan.Zero), (run.StepFunctions.Usage, run.StepFunctions.Skipped));
    }

    [Fact]
    public async Task Run_AnotherAccountsCredentials_FindNothing()
    {
        var stack = await DeployAsync(Variant.StepFunctions);
        var stranger = await DeployAsync(Variant.StepFunctions);
        using var target = Open(stack, stranger.Account.Context.Id);

        var row = await target.RowAsync(StackTable.Decisions, "approval.REQ-001.approval", default);
        var failure = await Assert.ThrowsAnyAsync<StuckException>(() =>
            new SampleRunner(target).RunAsync(SampleFiles.Of(WorkflowName.Approval)[0], default));

        Assert.Null(row);
        Assert.Contains("nothing that could wake it", failure.Message, StringComparison.Ordinal);
    }

    internal static async Task<AwsTarget> OpenAsync(Variant variant)
    {
        var stack = await DeployAsync(variant);
        return Open(stack, stack.Account.Context.Id);
    }

    private static async Task<LocalStack> DeployAsync(Variant variant) =>
        await LocalStack.DeployAsync(await TestCloud.StartAsync(), variant, new() { Start = TestCloud.Tomorrow });

    private static AwsTarget Open(LocalStack stack, string accessKey)
    {
        var variables = new Dictionary<string, string>
        {
            ["AWS_ACCESS_KEY_ID"] = accessKey,
            ["AWS_ENDPOINT_URL"] = stack.Account.Context.Endpoint.ToString(),
            ["AWS_SECRET_ACCESS_KEY"] = "local",
        };
        var deployment = Deployment.Read(Outputs.Of(stack).ToJsonString(), "test")!;
        return AwsTarget.Open(deployment, variables.GetValueOrDefault, new DrivenTime(stack.Time));
    }
}
