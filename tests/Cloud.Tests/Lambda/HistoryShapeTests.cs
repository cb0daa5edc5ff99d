namespace Comparison.Cloud.Tests.Lambda;

public sealed class HistoryShapeTests
{
    // The members that the API's model requires, and of ChainedInvokeStarted those that AWS writes for a durable function.
    private static readonly Dictionary<string, string[]> Required = new()
    {
        ["ExecutionStarted"] = ["Input", "ExecutionTimeout"],
        ["ExecutionSucceeded"] = ["Result"],
        ["ExecutionFailed"] = ["Error"],
        ["ExecutionTimedOut"] = ["Error"],
        ["ExecutionStopped"] = ["Error"],
        ["ContextStarted"] = [],
        ["ContextSucceeded"] = ["Result"],
        ["ContextFailed"] = ["Error"],
        ["WaitStarted"] = ["Duration", "ScheduledEndTimestamp"],
        ["WaitSucceeded"] = ["Duration"],
        ["WaitCancelled"] = [],
        ["StepStarted"] = [],
        ["StepSucceeded"] = ["Result", "RetryDetails"],
        ["StepFailed"] = ["Error", "RetryDetails"],
        ["ChainedInvokeStarted"] = ["Input", "FunctionName", "ExecutedVersion", "DurableExecutionArn"],
        ["ChainedInvokeSucceeded"] = ["Result"],
        ["ChainedInvokeFailed"] = ["Error"],
        ["ChainedInvokeTimedOut"] = ["Error"],
        ["ChainedInvokeStopped"] = ["Error"],
        ["CallbackStarted"] = ["CallbackId"],
        ["CallbackSucceeded"] = ["Result"],
        ["CallbackFailed"] = ["Error"],
        ["CallbackTimedOut"] = ["Error"],
        ["InvocationCompleted"] = ["StartTimestamp", "EndTimestamp", "RequestId"],
    };

    [Fact]
    public async Task History_OfAllThatCanHappen_HasAll24TypesWithTheirDetails()
    {
        await using var account = await LambdaAccount.StartAsync();

        var events = await EventfulExecution.RunAsync(account);

        Assert.Equal(24, Required.Count);
        Assert.Equal(Required.Keys.Order(), events.Select(happened => (string)happened["EventType"]!).Distinct().Order());
        Assert.All(events, happened =>
        {
            var type = (string)happened["EventType"]!;
            var details = happened[$"{type}Details"]!.AsObject();
            Assert.Empty(Required[type].Except(details.Select(member => member.Key)));
            Assert.Single(happened, member => member.Key.EndsWith("Details", StringComparison.Ordinal));
        });
    }

    [Fact]
    public async Task History_InBothOrdersAndPages_IsTheSame()
    {
        await using var account = await LambdaAccount.StartAsync();
        account.RegisterDurable("flow", run => DurableRun.WaitOnceAsync(run, 60));
        var arn = await account.BeginAsync("flow:$LATEST");
        await account.Time.AdvanceAsync(TimeSpan.FromMinutes(1));
        await account.Context.Workload.WhenIdleAsync();

        var ascending = await PagesAsync(account, arn, reverse: false);
        var descending = await PagesAsync(account, arn, reverse: true);

        Assert.Equal([1, 2, 3, 4, 5, 6], ascending);
        Assert.Equal(ascending.AsEnumerable().Reverse(), descending);
    }

    private static async Task<List<int>> PagesAsync(LambdaAccount account, string arn, bool reverse)
    {
        var ids = new List<int>();
        for (string? marker = ""; marker is not null;)
        {
            var page = await account.GetAsync(LambdaAccount.Path(arn, $"/history?MaxItems=4&ReverseOrder={reverse}&Marker={marker}"));
            ids.AddRange(page["Events"]!.AsArray().Select(happened => (int)happened!["EventId"]!));
            marker = (string?)page["NextMarker"];
        }
        return ids;
    }
}
