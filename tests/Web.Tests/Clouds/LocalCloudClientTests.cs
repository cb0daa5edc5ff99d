using System.Net;
using Comparison.Adapters.Engines;
using Comparison.Domain;
using Comparison.Local.Cloud.Meter;
using Comparison.Local.Stacks;
using Comparison.Scenarios.Workflows;
using Comparison.Web.Clouds;
using Comparison.Web.Histories;
using Comparison.Web.Playing;
using Comparison.Web.Tests.Support;
using Comparison.Web.Watching;

namespace Comparison.Web.Tests.Clouds;

/// <summary>The data layer against both variants, for every workflow there is.</summary>
[Collection(TwoVariantsCollection.Name)]
public sealed class LocalCloudClientTests(TwoVariants both)
{
    public static TheoryData<WorkflowName> Workflows => [.. WorkflowNames.All];

    [Theory, MemberData(nameof(Workflows))]
    public async Task Run_Approved_EndsTheSameInBothAndIsMetered(WorkflowName workflow)
    {
        var run = await both.StartAsync(workflow);
        var asked = await both.UntilAskedAsync(run);

        var answers = await Task.WhenAll(Enum.GetValues<Variant>().Select(variant => both.DecideAsync(asked, variant, approves: true)));
        var over = await both.UntilOverAsync(run);

        Assert.All(answers, answer => Assert.True(answer.Stands));
        Assert.True(Verdict.Reach(over)!.IsSame, string.Join("; ", Verdict.Reach(over)!.Differences));
        Assert.Equal((WorkflowState.Succeeded, WorkflowState.Succeeded), (over.Durable!.State, over.StepFunctions!.State));
        Assert.Equal(RunMeter.Read(over.Durable, workflow, null).Units[0].Amount, over.DurableUsage![BillingUnit.DurableOperations]);
        Assert.Equal(RunMeter.Read(over.StepFunctions, workflow, null).Units[0].Amount, over.StepFunctionsUsage![BillingUnit.StateTransitions]);
        // What the execution's end had to end was not seen to end by itself.
        Assert.All(over.Readings, reading => Assert.All(reading.Operations, operation =>
            Assert.True(operation is { IsOver: true, State: not OperationState.Stopped }, $"{reading.Variant} {operation.Name} {operation.State}")));
    }

    [Fact]
    public async Task Decide_SecondManager_HearsWhatTheFirstDecided()
    {
        var asked = await both.UntilAskedAsync(await both.StartAsync(WorkflowNames.All[0]));
        var others = asked.Durable!.Asked!.Deciders;

        var first = await both.DecideAsync(asked, Variant.Durable, approves: true);
        var second = await both.DecideAsync(asked, Variant.Durable, approves: false, by: others[^1]);
        var stranger = await both.DecideAsync(asked, Variant.StepFunctions, approves: true, by: "stranger@example.com");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Conflict, HttpStatusCode.Forbidden), (first.Status, second.Status, stranger.Status));
        Assert.Equal((true, others[0]), (second.Decided!.Approved, second.Decided.DecidedBy));
    }

    [Theory]
    [InlineData("silence", "expired", 0)]
    [InlineData("late", "expired", 2)]
    [InlineData("twice", "approved", 4)]
    [InlineData("reject", "rejected", 2)]
    public async Task World_BehavesSo_BothEndSo(string behaviour, string status, int answers)
    {
        var run = await both.StartAsync(WorkflowNames.All[0]);
        var world = WorldBehaviour.OfPeople.Single(known => known.Name == behaviour);

        await both.UntilPlayedAsync(run, world);
        var over = await both.UntilOverAsync(run);

        Assert.Equal((status, status), (over.Durable!.Status, over.StepFunctions!.Status));
        Assert.True(Verdict.Reach(over)!.IsSame);
        Assert.Equal(answers, both.World.Played(run).Count);
    }

    [Fact]
    public async Task Order_CrashAfterACall_StrikesAndBothRecover()
    {
        var workflow = ScenarioCatalog.Showcase.Sample.Workflow;
        var crash = WorldBehaviour.OfFaults(workflow)[0];
        await both.Cloud.OrderAsync(crash.Faults, default);

        var run = await both.StartAsync(workflow);
        await both.UntilPlayedAsync(run, crash);
        var over = await both.UntilOverAsync(run);

        Assert.True(Verdict.Reach(over)!.IsSame);
        Assert.All(await both.Cloud.StruckAsync(default), struck => Assert.Contains(struck.Value, strike => strike.Kind == "crash_after"));
    }

    [Fact]
    public async Task Read_NobodysRun_IsNull()
    {
        var run = new RunKey(WorkflowNames.All[0], "NOBODY");

        Assert.Null(await both.Cloud.ReadAsync(Variant.Durable, run, default));
        Assert.Null(await both.Cloud.ReadAsync(Variant.StepFunctions, run, default));
    }

    [Fact]
    public async Task Start_InvalidRequest_SaysWhy()
    {
        var sample = ScenarioCatalog.AskingSample(WorkflowNames.All[0]) with { Payload = "{}" };

        var started = await both.Starts.StartAsync(sample, default);

        Assert.Null(started.Run);
        Assert.NotEmpty(started.Errors);
    }

    [Fact]
    public async Task Move_RateThatIsNone_IsRefusedInOneLine()
    {
        var refused = await Assert.ThrowsAsync<CloudRefusedException>(() => both.Cloud.MoveAsync(new(Rate: 7), default));

        Assert.StartsWith("A rate is", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Status_CloudIsNotThere_IsExplained()
    {
        using var nobody = new LocalCloudClient(new("http://127.0.0.1:9"), TimeProvider.System);

        var failure = await Record.ExceptionAsync(() => nobody.StatusAsync(default));

        Assert.Equal("The cloud does not answer: it is not there, or it was stopped.", CloudFailure.Explain(failure!));
    }
}
