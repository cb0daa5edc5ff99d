using System.Text.Json.Nodes;
using Amazon.Lambda.Core;
using Comparison.Local.Cloud.Meter;

namespace Comparison.Cloud.Tests.Lambda;

public sealed class LoggingTests
{
    [Fact]
    public async Task Log_Line_IsKeptWithFunctionRequestAndTime()
    {
        await using var account = await LambdaAccount.StartAsync();
        string? requestId = null;
        account.Register("talk", (_, context) =>
        {
            requestId = context.AwsRequestId;
            context.Logger.LogLine("hello");
            return Task.FromResult<JsonNode?>(null);
        });

        using var response = await account.InvokeAsync("talk");

        var line = Assert.Single(account.Lambda.Logs.Lines);
        Assert.Equal(("talk", requestId, LambdaAccount.Start, "hello"), (line.FunctionName, line.RequestId, line.Timestamp, line.Message));
        Assert.True(account.Usage[BillingUnit.LogBytes] > "hello".Length);
    }

    [Fact]
    public async Task Log_Template_TakesItsArgumentsInOrder()
    {
        await using var account = await LambdaAccount.StartAsync();
        account.Register("talk", (_, context) =>
        {
            context.Logger.LogWarning("{Who} has {Count} of {Total}", "Ann", 2);
            return Task.FromResult<JsonNode?>(null);
        });

        using var response = await account.InvokeAsync("talk");

        var line = Assert.Single(account.Lambda.Logs.Lines);
        Assert.Equal((nameof(LogLevel.Warning), "Ann has 2 of {Total}"), (line.Level, line.Message));
    }

    [Fact]
    public async Task Log_Exception_IsPartOfTheLine()
    {
        await using var account = await LambdaAccount.StartAsync();
        account.Register("talk", (_, context) =>
        {
            context.Logger.LogError(new InvalidOperationException("why"), "it broke");
            return Task.FromResult<JsonNode?>(null);
        });

        using var response = await account.InvokeAsync("talk");

        Assert.StartsWith(
            "it broke\nSystem.InvalidOperationException: why", Assert.Single(account.Lambda.Logs.Lines).Message, StringComparison.Ordinal);
    }
}
