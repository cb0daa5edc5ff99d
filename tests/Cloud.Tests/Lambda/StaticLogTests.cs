using Amazon.Lambda.Core;

namespace Comparison.Cloud.Tests.Lambda;

/// <summary>Alone, since a runtime that another test starts takes the static log for itself.</summary>
[CollectionDefinition(nameof(StaticLogTests), DisableParallelization = true), Collection(nameof(StaticLogTests))]
public sealed class StaticLogTests
{
    [Fact]
    public async Task StaticLog_OfFunctionsThatRunAtOnce_IsEachFunctionsOwn()
    {
        await using var account = await LambdaAccount.StartAsync();
        using var bothRun = new Barrier(2);
        string[] names = ["first", "second"];
        foreach (var name in names)
            account.Register(name, async (_, _) =>
            {
                bothRun.SignalAndWait(TimeSpan.FromSeconds(30));
                LambdaLogger.Log(LogLevel.Warning, "{Who} speaks", name);
                await Task.Run(() => LambdaLogger.Log(LogLevel.Error, new InvalidOperationException("why"), "{Who} fails", name));
                LambdaLogger.Log(name);
                return null;
            });

        await Task.WhenAll(account.InvokeAsync("first"), account.InvokeAsync("second"));

        var lines = account.Lambda.Logs.Lines.Select(line => (line.FunctionName, line.Level, line.Message.Split('\n')[0])).Order();
        Assert.Equal(
            names.SelectMany(name => new[]
            {
                (name, "Error", $"{name} fails"), (name, "Information", name), (name, "Warning", $"{name} speaks"),
            }),
            lines);
    }
}
