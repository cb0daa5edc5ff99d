using System.Globalization;
using System.Text.Json.Nodes;
using Comparison.Local.Cloud.Accounts;
using Comparison.Local.Cloud.Lambda.Durable;
using Comparison.Local.Cloud.Time;
using Comparison.Local.DurableExecutions.Executions;
using Comparison.Local.DurableExecutions.Operations;

namespace Comparison.Cloud.Tests.Lambda.Durable;

/// <summary>Executions that have ended are in the account's data, and nowhere else.</summary>
public sealed class DurableDataTests
{
    private const int Many = 10_000;

    [Fact]
    public async Task Ended_OutOfMemory_IsSeenAsBefore()
    {
        await using var inMemory = await LambdaAccount.StartAsync();
        await using var lasting = new LastingAccount();
        var lives = await lasting.BeginAsync(_ => { });

        var expected = await LiveAsync(inMemory, () => inMemory.Context.Workload.WhenIdleAsync());
        var seen = await LiveAsync(lives, () => lasting.UntilLeftAsync());

        Assert.Equal(0, lives.Lambda.Durable.InMemory);
        Assert.Equal(expected, seen);
    }

    [Fact]
    public async Task List_OfTenThousand_IsPaged()
    {
        await using var lasting = new LastingAccount();
        var account = await lasting.BeginAsync(one => one.RegisterDurable("flow", _ => Task.FromResult(DurableRun.Succeeded("1"))));
        for (var i = 0; i < Many; i++)
            account.Lambda.Durable.Start(NewStart(name: null, input: i.ToString(CultureInfo.InvariantCulture)));
        await lasting.UntilLeftAsync();

        var newest = account.Lambda.Durable.List(new("flow"), maxItems: 2);
        var next = account.Lambda.Durable.List(new("flow"), newest.NextMarker, 2);
        var oldest = account.Lambda.Durable.List(new("flow") { ReverseOrder = true }, maxItems: 1);

        Assert.Equal(["9999", "9998", "9997", "9996"], newest.Items.Concat(next.Items).Select(execution => execution.Input));
        Assert.Equal("0", Assert.Single(oldest.Items).Input);
    }

    [Fact]
    public async Task Ended_MoreThanAreKept_TheOldestGo()
    {
        await using var lasting = new LastingAccount();
        await lasting.BeginAsync(_ => { });
        var data = new DurableData(new Background(new WorkTracker()), lasting.Data, maxEnded: 3);

        for (var number = 1; number <= 5; number++)
        {
            data.Write([new(Execution(number).Arn, "{}"u8.ToArray(), Execution(number))]);
            data.Write([new(Execution(number).Arn, "{}"u8.ToArray(), Execution(number) with { End = End, CallbackIds = [$"callback-{number}"] })]);
            await lasting.Data.WrittenAsync();
        }
        await lasting.Data.WrittenAsync();

        Assert.Equal([5, 4, 3], data.List("flow", beyond: null, oldestFirst: false).Select(execution => execution.Number));
        Assert.Null(data.FindByName("flow", "2"));
        Assert.Null(lasting.Data.Find("durable.callback", "callback-2"));
        Assert.Empty(lasting.Data.Parts("durable.execution", Execution(2).Arn));
        Assert.Equal(Execution(3).Arn, data.FindByCallback("callback-3")?.Arn);
    }

    private static ExecutionEnd End { get; } = new(DurableExecutionStatus.Succeeded, "1", null, LambdaAccount.Start);

    private static ExecutionRecord Execution(int number) =>
        new(NewStart($"{number}"), $"id-{number}", $"{number}", LambdaAccount.Start, number);

    private static StartExecution NewStart(string? name, string input = "{}") =>
        new("flow", "arn:aws:lambda:us-east-1:000000000001:function:flow", "$LATEST", "$LATEST", input)
        {
            Name = name,
            ExecutionTimeout = TimeSpan.FromMinutes(10),
            MaxResultBytes = 1_048_576,
        };

    /// <summary>All that can be asked of an execution after its end.</summary>
    /// <param name="left">Waits until it is where it stays.</param>
    private static async Task<List<string>> LiveAsync(LambdaAccount account, Func<Task> left)
    {
        account.RegisterDurable("flow", run => DurableRun.AskAsync(run));
        var arn = await account.BeginAsync("flow:$LATEST");
        await account.Context.Workload.WhenIdleAsync();
        var callback = Assert.Single(account.Lambda.Durable.OpenCallbacks(arn)).CallbackId;
        await account.PostAsync(LambdaAccount.CallbackPath(callback, "succeed"), "\"yes\"");
        await left();

        JsonNode[] answers =
        [
            await account.GetAsync(LambdaAccount.Path(arn)),
            await account.GetAsync(LambdaAccount.Path(arn, "/history?IncludeExecutionData=true")),
            await account.GetAsync("2025-12-01/functions/flow/durable-executions"),
            await account.GetAsync("2025-12-01/functions/flow/durable-executions?Statuses=SUCCEEDED&DurableExecutionName=one"),
            await account.PostAsync(LambdaAccount.Path(arn, "/stop"), "{}"),
            await account.PostAsync(LambdaAccount.CallbackPath(callback, "succeed"), "1"),
            await account.PostAsync(LambdaAccount.Path(arn, "/pause"), "{}"),
            await account.PostAsync(LambdaAccount.Path(arn, "/checkpoint"), "{\"CheckpointToken\":\"c3RhbGU=\"}"),
        ];
        using var again = await account.InvokeAsync("flow:$LATEST", "{}", ("X-Amz-Durable-Execution-Name", "one"));
        using var other = await account.InvokeAsync("flow:$LATEST", "1", ("X-Amz-Durable-Execution-Name", "one"));
        return
        [
            arn,
            .. answers.Select(answer => answer.ToJsonString()),
            await again.Content.ReadAsStringAsync(),
            (await LambdaAccount.ReadAsync(other)).ToJsonString(),
        ];
    }
}
