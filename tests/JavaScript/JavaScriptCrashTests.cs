using Comparison.Local.Cloud;
using Comparison.Local.Cloud.Lambda;
using Comparison.Local.DurableExecutions.Executions;

namespace Comparison.JavaScript.Tests;

public sealed class JavaScriptCrashTests(NodePackages packages)
{
    [Fact]
    public async Task Process_KilledInTheMiddleOfAStep_AnotherTakesTheExecutionOver()
    {
        await using var cloud = await LocalCloud.StartAsync();
        var account = cloud.AddAccount();
        var lambda = new LambdaEngine(account.Context);
        account.Add(lambda);
        string arn;
        await using (var killed = packages.Start("fragile.mjs", cloud.Endpoint, account.Context.Id))
        {
            Assert.Equal("attached", await killed.ReadLineAsync());
            arn = await JavaScriptFunctions.BeginAsync(lambda, "fragile", "null");
            Assert.Equal("in the second step", await killed.ReadLineAsync());
        }

        await using var other = packages.Start("fragile.mjs", cloud.Endpoint, account.Context.Id);
        var ended = await JavaScriptFunctions.UntilEndAsync(lambda, arn);

        Assert.Equal((DurableExecutionStatus.Succeeded, "2"), (ended.Status, ended.Result));
        Assert.Equal(HistoryLine.Golden("crash"), lambda.Durable.History(arn).Items.Select(HistoryLine.Write));
    }
}
