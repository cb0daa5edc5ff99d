using Amazon.Lambda;
using Amazon.Lambda.DurableExecution;
using Comparison.Packages.Tests.Durable;

namespace Comparison.Packages.Tests.StandIns.DurableExecution;

/// <summary>Serializers that are given to one operation.</summary>
public sealed class DurableSerializerTests : DurableTests
{
    private readonly RecordingSerializer _own = new();

    [Fact]
    public async Task Step_WithItsOwnSerializer_IsRecordedByItAndToldWhoseTheResultIs()
    {
        Task<string> Workflow(IDurableContext context) =>
            context.StepAsync((_, _) => Task.FromResult("a"), "letter", new() { Serializer = _own });
        var first = await Execution.InvokeAsync(Workflow);

        var replayed = await Execution.InvokeAsync(Workflow);

        Assert.Equal("STEP SUCCEED Step letter = [a]", Execution.Lines[^1]);
        Assert.Equal(("\"a\"", "\"a\""), (first.Result, replayed.Result));
        Assert.Equal(Enumerable.Repeat(Execution.Updates[0].Id, 3), _own.Owners);
    }

    [Fact]
    public async Task ChildAndCondition_WithTheirOwnSerializers_AreRecordedByThem()
    {
        await Execution.InvokeAsync(async context =>
        {
            await context.RunInChildContextAsync((_, _) => Task.FromResult("a"), "child", new() { Serializer = _own });
            await context.WaitForConditionAsync<string>(
                (state, _, _) => Task.FromResult($"{state}b"),
                new() { InitialState = "", WaitStrategy = WaitStrategy.FromDelegate<string>((_, _) => WaitDecision.Stop()), Serializer = _own },
                "poll");
        });

        Assert.Contains("CONTEXT SUCCEED child = [a]", Execution.Lines);
        Assert.Equal("STEP SUCCEED WaitForCondition poll = [b]", Execution.Lines[^1]);
        Assert.Equal([Execution.Updates[0].Id, Execution.Updates[^1].Id], _own.Owners.Distinct());
    }

    [Fact]
    public async Task CallbackAndInvoke_WithTheirOwnSerializers_DoNotTellWhoseTheResultIs()
    {
        async Task<string> Workflow(IDurableContext context)
        {
            var callback = await context.CreateCallbackAsync<string>("ask", new() { Serializer = _own });
            return await callback.GetResultAsync()
                + await context.InvokeAsync<string, string>("Prices:live", "p", "price", new() { Serializer = _own });
        }

        await Execution.InvokeAsync(Workflow);
        Execution.Records.EndCallback(OperationStatus.SUCCEEDED, "[yes]");
        await Execution.InvokeAsync(Workflow);
        Execution.Records.EndInvoke(OperationStatus.SUCCEEDED, "[7]");

        var output = await Execution.InvokeAsync(Workflow);

        Assert.Equal("\"yes7\"", output.Result);
        Assert.Equal("CHAINED_INVOKE START ChainedInvoke price = [p] of Prices:live", Execution.Lines[^1]);
        Assert.Empty(_own.Owners);
    }

    [Theory]
    [InlineData(NestingType.Nested)]
    [InlineData(NestingType.Flat)]
    public async Task Units_WithTheirOwnSerializer_AreRecordedOnceByIt(NestingType nesting)
    {
        Task<IReadOnlyList<string>> Workflow(IDurableContext context) => ResultsAsync(context.MapAsync(
            ["a", "b"],
            (_, item, _, _, _) => Task.FromResult(item),
            "letters",
            new() { ItemSerializer = _own, NestingType = nesting, MaxConcurrency = 1 }));
        var first = await Execution.InvokeAsync(Workflow);

        var replayed = await Execution.InvokeAsync(Workflow);

        Assert.Equal(("""["a","b"]""", """["a","b"]"""), (first.Result, replayed.Result));
        Assert.Contains("\"Result\":\"[a]\"", Execution.Lines[^1], StringComparison.Ordinal);
        var owners = nesting == NestingType.Flat
            ? [$"{Execution.Updates[0].Id}#0", $"{Execution.Updates[0].Id}#1"]
            : Execution.Updates.Select(update => update.Id).Where(id => id != Execution.Updates[0].Id).Distinct();
        Assert.Equal(owners.Order(), _own.Owners.Distinct().Order());
    }

    private static async Task<IReadOnlyList<string>> ResultsAsync(Task<IBatchResult<string>> batch) => (await batch).GetResults();
}
