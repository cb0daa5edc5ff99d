using System.Security.Cryptography;
using System.Text;
using Amazon.Lambda.DurableExecution;

namespace Comparison.Packages.Tests.Durable;

public sealed class DurableParallelTests : DurableTests
{
    private readonly List<string> _runs = [];

    [Fact]
    public async Task Parallel_OneAtATime_RecordsBranchAfterBranch()
    {
        var output = await Execution.InvokeAsync(async context => (await BothAsync(context)).GetResults());

        Assert.Equal("""["task-1","task-2"]""", output.Result);
        Assert.Equal(
            [
                "CONTEXT START Parallel both",
                "CONTEXT START ParallelBranch 0",
                "STEP START Step work",
                "STEP SUCCEED Step work = \"task-1\"",
                "CONTEXT SUCCEED ParallelBranch 0 = \"task-1\"",
                "CONTEXT START ParallelBranch 1",
                "STEP START Step work",
                "STEP SUCCEED Step work = \"task-2\"",
                "CONTEXT SUCCEED ParallelBranch 1 = \"task-2\"",
            ],
            Execution.Lines.SkipLast(1));
    }

    [Fact]
    public async Task Parallel_Ended_RecordsTheOutcomesOfAllBranchesStartedOrNot()
    {
        var first = new ParallelConfig { MaxConcurrency = 1, CompletionConfig = CompletionConfig.FirstSuccessful() };

        await Execution.InvokeAsync(context => BothAsync(context, first));

        Assert.Equal(
            "CONTEXT SUCCEED Parallel both = "
            + """{"CompletionReason":"MIN_SUCCESSFUL_REACHED","Units":["""
            + """{"Index":0,"Name":"0","Status":"SUCCEEDED","Result":"\u0022task-1\u0022","Error":null},"""
            + """{"Index":1,"Name":"1","Status":"STARTED","Result":null,"Error":null}]}""",
            Execution.Lines[^1]);
    }

    [Fact]
    public async Task Parallel_ItsOperations_AreChildrenByIdAndParent()
    {
        await Execution.InvokeAsync(BothAsync);

        var (batch, second, step) = (Hash("1"), Hash($"{Hash("1")}-2"), Hash($"{Hash($"{Hash("1")}-2")}-1"));
        Assert.Equal((batch, null), IdAndParent(0));
        Assert.Equal((second, batch), IdAndParent(5));
        Assert.Equal((step, second), IdAndParent(6));
    }

    [Fact]
    public async Task Parallel_Flat_RecordsNoBranchesButTheirOperations()
    {
        var flat = new ParallelConfig { MaxConcurrency = 1, NestingType = NestingType.Flat };

        await Execution.InvokeAsync(context => BothAsync(context, flat));

        Assert.Equal(
            [
                "STEP START Step work",
                "STEP SUCCEED Step work = \"task-1\"",
                "STEP START Step work",
                "STEP SUCCEED Step work = \"task-2\"",
            ],
            Execution.Lines.Skip(1).SkipLast(1));
        Assert.Equal((Hash($"{Hash($"{Hash("1")}-2")}-1"), Hash("1")), IdAndParent(3));
    }

    [Theory]
    [InlineData(NestingType.Nested)]
    [InlineData(NestingType.Flat)]
    public async Task Parallel_Recorded_ReturnsItsOutcomesWithoutRunning(NestingType nesting)
    {
        Task<string> Workflow(IDurableContext context) =>
            DescribeAsync(BothAsync(context, new() { MaxConcurrency = 1, NestingType = nesting }));
        var first = await Execution.InvokeAsync(Workflow);
        var recorded = Execution.Updates.Count;

        var replayed = await Execution.InvokeAsync(Workflow);

        Assert.Equal("\"AllCompleted: 0 Succeeded task-1, 1 Succeeded task-2\"", first.Result);
        Assert.Equal(first.Result, replayed.Result);
        Assert.Equal(["task-1", "task-2"], _runs);
        Assert.Equal(recorded, Execution.Updates.Count);
    }

    [Fact]
    public async Task Parallel_WithNamedBranches_GivesTheNamesToRecordsAndItems()
    {
        DurableBranch<int>[] branches = [new("fast", (_, _) => Task.FromResult(1)), new("slow", (_, _) => Task.FromResult(2))];

        var output = await Execution.InvokeAsync(async context =>
            (await context.ParallelAsync(branches, "race")).All.Select(item => item.Name));

        Assert.Equal("""["fast","slow"]""", output.Result);
        Assert.Contains("CONTEXT SUCCEED ParallelBranch slow = 2", Execution.Lines);
    }

    [Fact]
    public async Task Parallel_WithoutBranches_HasCompleted()
    {
        var output = await Execution.InvokeAsync(context => DescribeAsync(context.ParallelAsync<string>([.. NoBranches], "none")));

        Assert.Equal("\"AllCompleted: \"", output.Result);
        Assert.Equal(
            ["CONTEXT START Parallel none", """CONTEXT SUCCEED Parallel none = {"CompletionReason":"ALL_COMPLETED","Units":[]}"""],
            Execution.Lines);
    }

    [Fact]
    public async Task Parallel_WithBranchesOfAnotherNameThanRecorded_IsNotDeterministic()
    {
        static Task Workflow(IDurableContext context, string name) =>
            context.ParallelAsync([new DurableBranch<int>(name, (_, _) => Task.FromResult(1))], "race");
        await Execution.InvokeAsync(context => Workflow(context, "old"));

        var output = await Execution.InvokeAsync(context => Workflow(context, "new"));

        Assert.Equal(typeof(NonDeterministicExecutionException).FullName, output.Error!.ErrorType);
        Assert.Contains("expected name 'new' but found 'old'", output.Error.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Parallel_WithANullBranch_IsRefusedBeforeAnythingIsRecorded()
    {
        var output = await Execution.InvokeAsync(context =>
            context.ParallelAsync(new Func<IDurableContext, CancellationToken, Task<int>>[] { null! }));

        Assert.Equal("System.ArgumentException", output.Error!.ErrorType);
        Assert.Empty(Execution.Calls);
    }

    private static IEnumerable<DurableBranch<string>> NoBranches => [];

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static async Task<string> DescribeAsync(Task<IBatchResult<string>> batch) =>
        $"{(await batch).CompletionReason}: "
        + string.Join(", ", (await batch).All.Select(item => $"{item.Index} {item.Status} {item.Result}"));

    private (string Id, string? ParentId) IdAndParent(int update) => (Execution.Updates[update].Id, Execution.Updates[update].ParentId);

    private Task<IBatchResult<string>> BothAsync(IDurableContext context) => BothAsync(context, new() { MaxConcurrency = 1 });

    private Task<IBatchResult<string>> BothAsync(IDurableContext context, ParallelConfig config)
    {
        Func<IDurableContext, CancellationToken, Task<string>> Branch(string task) => (branch, ct) => branch.StepAsync(
            (_, _) =>
            {
                _runs.Add(task);
                return Task.FromResult(task);
            },
            "work",
            cancellationToken: ct);

        return context.ParallelAsync([Branch("task-1"), Branch("task-2")], "both", config);
    }
}
