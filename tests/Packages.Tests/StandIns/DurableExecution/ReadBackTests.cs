using Amazon.Lambda.DurableExecution;
using Comparison.Packages.Tests.Durable;

namespace Comparison.Packages.Tests.StandIns.DurableExecution;

/// <summary>Since 2.0.0 a fresh result is what a replay will give, and one that cannot be read back is a failure for good.</summary>
public sealed class ReadBackTests : DurableTests
{
    private int _runs;

    [Fact]
    public async Task Results_Fresh_AreReadBackFromTheirRecord()
    {
        var made = new Draft { Secret = "x" };
        List<Draft> given = [];

        await Execution.InvokeAsync(async context =>
        {
            given.Add(await context.StepAsync((_, _) => Task.FromResult(made)));
            given.Add(await context.RunInChildContextAsync((_, _) => Task.FromResult(made)));
            foreach (var nesting in Enum.GetValues<NestingType>())
                given.AddRange((await context.ParallelAsync([(_, _) => Task.FromResult(made)], config: new() { NestingType = nesting })).GetResults());
        });

        Assert.Equal(4, given.Count);
        Assert.All(given, draft => Assert.Null(draft.Secret));
    }

    [Fact]
    public async Task Step_WhoseResultCannotBeReadBack_FailsWithoutARetry()
    {
        var config = new StepConfig { RetryStrategy = RetryStrategy.Default, Serializer = new OneWaySerializer() };

        var output = await Execution.InvokeAsync(context => context.StepAsync((_, _) => Task.FromResult(++_runs), "count", config));

        Assert.Equal(["STEP START Step count", "STEP FAIL Step count ! System.FormatException: one way"], Execution.Lines);
        Assert.Equal((InvocationStatus.Failed, "System.FormatException"), (output.Status, output.Error!.ErrorType));
    }

    [Fact]
    public async Task Child_WhoseResultCannotBeReadBack_Fails()
    {
        var output = await Execution.InvokeAsync(context =>
            context.RunInChildContextAsync((_, _) => Task.FromResult(++_runs), "count", new() { Serializer = new OneWaySerializer() }));

        Assert.Equal(["CONTEXT START count", "CONTEXT FAIL count ! System.FormatException: one way"], Execution.Lines);
        Assert.Equal("System.FormatException", output.Error!.ErrorType);
    }

    [Theory]
    [InlineData(NestingType.Nested)]
    [InlineData(NestingType.Flat)]
    public async Task Unit_WhoseResultCannotBeReadBack_HasFailedAndIsNotRunAgain(NestingType nesting)
    {
        async Task<string> Workflow(IDurableContext context)
        {
            var batch = await context.ParallelAsync(
                [(_, _) => Task.FromResult($"{++_runs}")], config: new() { NestingType = nesting, ItemSerializer = new OneWaySerializer() });
            return $"{batch.CompletionReason} {batch.GetErrors()[0].Message}";
        }

        var first = await Execution.InvokeAsync(Workflow);
        var replayed = await Execution.InvokeAsync(Workflow);

        Assert.Equal(("\"FailureToleranceExceeded one way\"", first.Result), (first.Result, replayed.Result));
        Assert.Equal(1, _runs);
    }

    private sealed class Draft
    {
        [System.Text.Json.Serialization.JsonIgnore]
        public string? Secret { get; init; }
    }
}
