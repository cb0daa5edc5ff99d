using Comparison.Adapters.Engines;
using Comparison.Domain;
using Comparison.Local.Stacks;
using Comparison.Scenarios.Runs;
using Comparison.Scenarios.Samples;
using Comparison.Scenarios.Targets;

namespace Comparison.Scenarios.Tests.Targets;

/// <summary>
/// The driver of what Terraform applied, with a stack of the local cloud behind <c>AWS_ENDPOINT_URL</c> whose API asks for signatures.
/// </summary>
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
        using var durable = await SignedDeployment.OpenAsync(Variant.Durable);
        using var stepFunctions = await SignedDeployment.OpenAsync(Variant.StepFunctions);

        var run = await new TwinStacks(durable, stepFunctions).RunAsync(SampleFiles.For(workflow).Single(sample => sample.Name == name));

        Assert.Equal(WorkflowState.Succeeded, run.Durable.State);
        Assert.Empty(run.Differences);
        Assert.Contains("decision.status", run.Durable.Effects.Keys);
        Assert.Equal((null, TimeSpan.Zero), (run.StepFunctions.Usage, run.StepFunctions.Skipped));
    }

    [Fact]
    public async Task Run_AnotherAccountsCredentials_AreRefusedInOneLine()
    {
        var stack = await SignedDeployment.DeployAsync(Variant.StepFunctions);
        var stranger = await SignedDeployment.DeployAsync(Variant.StepFunctions);
        using var target = SignedDeployment.Open(stack, stranger.Account.Context.Id);

        var row = await target.RowAsync(StackTable.Decisions, "approval.REQ-001.approval", default);
        var refused = await Assert.ThrowsAsync<RefusedException>(() =>
            new SampleRunner(target).RunAsync(SampleFiles.For(WorkflowName.Approval)[0], default));

        Assert.Null(row);
        Assert.StartsWith("The API refused REQ-001 with 403: The API refuses the caller (403): Forbidden.", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Token_InTheEnvironment_IsShownInsteadOfASignature()
    {
        var deployment = Deployment.Read(Outputs.Of(await SignedDeployment.DeployAsync(Variant.Durable)).ToJsonString(), "test")!;

        using var http = ApiClients.For(deployment, name => name == ApiClients.TokenVariable ? "abc" : null, TimeProvider.System);

        Assert.Equal("Bearer abc", http.DefaultRequestHeaders.Authorization!.ToString());
    }
}
