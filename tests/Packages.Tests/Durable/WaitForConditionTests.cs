using Amazon.Lambda.DurableExecution;

namespace Comparison.Packages.Tests.Durable;

public sealed class WaitForConditionTests : DurableTests
{
    private readonly List<(int State, int Attempt)> _checks = [];

    [Fact]
    public async Task Condition_NotMetAtFirst_IsCheckedAgainOnTheStateBefore()
    {
        Task<int> Workflow(IDurableContext context) => CountTo(2, context);
        var first = await Execution.InvokeAsync(Workflow);
        Execution.Records.FireTimers();

        var second = await Execution.InvokeAsync(Workflow);

        Assert.Equal(
            [
                "STEP START WaitForCondition poll",
                "STEP RETRY WaitForCondition poll = 1 again in 3 s",
                "STEP START WaitForCondition poll",
                "STEP SUCCEED WaitForCondition poll = 2",
            ],
            Execution.Lines);
        Assert.Equal((InvocationStatus.Pending, "2"), (first.Status, second.Result));
        Assert.Equal([(0, 1), (1, 2)], _checks);
    }

    [Fact]
    public async Task Condition_BeforeTheNextCheckIsDue_SuspendsAgain()
    {
        await Execution.InvokeAsync(context => CountTo(2, context));

        var output = await Execution.InvokeAsync(context => CountTo(2, context));

        Assert.Equal(InvocationStatus.Pending, output.Status);
        Assert.Single(_checks);
        Assert.Equal(2, Execution.Updates.Count);
    }

    [Fact]
    public async Task Condition_Met_IsNotCheckedInReplay()
    {
        await Execution.InvokeAsync(context => CountTo(1, context));

        var output = await Execution.InvokeAsync(context => CountTo(1, context));

        Assert.Equal("1", output.Result);
        Assert.Single(_checks);
        Assert.Equal(2, Execution.Updates.Count);
    }

    [Fact]
    public async Task Condition_WhoseInvocationDiedInACheck_BeginsAgainWithoutAnotherStart()
    {
        await Execution.InvokeAsync(context => CountTo(2, context));
        Execution.Records.FireTimers();
        await Execution.InvokeAsync(context => Task.WhenAny(
            context.WaitForConditionAsync((_, _, _) => new TaskCompletionSource<int>().Task, Config(2), "poll"),
            context.WaitAsync(TimeSpan.FromSeconds(1))));

        await Execution.InvokeAsync(context => CountTo(2, context));

        Assert.Equal([(0, 1), (0, 1)], _checks);
        Assert.Equal(
            ["STEP START WaitForCondition poll", "STEP RETRY WaitForCondition poll = 1 again in 3 s"],
            Execution.Lines.Where(line => line.StartsWith("STEP", StringComparison.Ordinal)).Skip(2));
    }

    [Fact]
    public async Task Condition_NeverMet_RaisesTheLastStateNowAndInReplay()
    {
        List<WaitForConditionException> raised = [];
        async Task Workflow(IDurableContext context) => raised.Add(
            await Assert.ThrowsAsync<WaitForConditionException>(() => CountTo(9, context, maxAttempts: 1)));

        await Execution.InvokeAsync(Workflow);
        await Execution.InvokeAsync(Workflow);

        Assert.Equal(
            $"STEP FAIL WaitForCondition poll ! {typeof(WaitForConditionException).FullName}: "
            + "WaitForCondition 'poll' exhausted 1 attempts without the condition being met.",
            Execution.Lines[^1]);
        Assert.Equal("1", Execution.Updates[^1].Error.ErrorData);
        Assert.All(raised, e => Assert.Equal((1, (object?)1), (e.AttemptsExhausted, e.LastState)));
        Assert.Single(_checks);
    }

    [Fact]
    public async Task Condition_WhoseCheckThrows_IsNotCheckedAgain()
    {
        List<StepException> raised = [];
        async Task Workflow(IDurableContext context) => raised.Add(await Assert.ThrowsAsync<StepException>(() =>
            context.WaitForConditionAsync((_, _, _) => throw new InvalidOperationException("no answer"), Config(2), "poll")));

        await Execution.InvokeAsync(Workflow);
        await Execution.InvokeAsync(Workflow);

        Assert.Equal(
            ["STEP START WaitForCondition poll", "STEP FAIL WaitForCondition poll ! System.InvalidOperationException: no answer"],
            Execution.Lines);
        Assert.All(raised, e => Assert.Equal(("no answer", "System.InvalidOperationException"), (e.Message, e.ErrorType)));
    }

    [Fact]
    public async Task Condition_WhoseRecordedStateCannotBeRead_StartsOverAndLogsIt()
    {
        await Execution.InvokeAsync(context => CountTo(2, context));
        Execution.Records.FireTimers();
        DateOnly? seen = null;
        LogLines log = new();

        await Execution.InvokeAsync(context =>
        {
            context.ConfigureLogger(new() { CustomLogger = log });
            return context.WaitForConditionAsync<DateOnly>(
                (state, _, _) => Task.FromResult((seen = state).Value),
                new() { InitialState = DateOnly.MaxValue, WaitStrategy = WaitStrategy.FromDelegate<DateOnly>((_, _) => WaitDecision.Stop()) },
                "poll");
        });

        Assert.Equal(DateOnly.MaxValue, seen);
        Assert.Single(log.Lines);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(0.4, 1)]
    [InlineData(1, 1)]
    [InlineData(1.5, 2)]
    public async Task Condition_NotMet_PausesForWholeSecondsAndAtLeastOne(double asked, int recorded)
    {
        WaitForConditionConfig<int> config = new()
        {
            InitialState = 0,
            WaitStrategy = WaitStrategy.FromDelegate<int>((_, _) => WaitDecision.ContinueAfter(TimeSpan.FromSeconds(asked))),
        };

        await Execution.InvokeAsync(context => context.WaitForConditionAsync((state, _, _) => Task.FromResult(state), config, "poll"));

        Assert.Equal($"STEP RETRY WaitForCondition poll = 0 again in {recorded} s", Execution.Lines[^1]);
    }

    [Fact]
    public async Task Condition_WithoutStrategy_IsRefusedBeforeAnythingIsRecorded()
    {
        await Execution.InvokeAsync(async context =>
        {
            await Assert.ThrowsAsync<ArgumentNullException>(() => context.WaitForConditionAsync<int>(
                (state, _, _) => Task.FromResult(state), new() { InitialState = 0, WaitStrategy = null! }));
        });

        Assert.Empty(Execution.Calls);
    }

    private static WaitForConditionConfig<int> Config(int target, int maxAttempts = 60) => new()
    {
        InitialState = 0,
        WaitStrategy = WaitStrategy.Fixed<int>(TimeSpan.FromSeconds(2.5), maxAttempts, state => state >= target),
    };

    private Task<int> CountTo(int target, IDurableContext context, int maxAttempts = 60) => context.WaitForConditionAsync(
        (state, check, _) =>
        {
            _checks.Add((state, check.AttemptNumber));
            return Task.FromResult(state + 1);
        },
        Config(target, maxAttempts),
        "poll");
}
