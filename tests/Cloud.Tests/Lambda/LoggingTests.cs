using System.Text;
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

    [Fact]
    public async Task Invoke_WithLogTypeTail_GivesTheLastFourKilobytesOfItsOwnLog()
    {
        await using var account = await LambdaAccount.StartAsync();
        account.Register("talk", (input, context) =>
        {
            context.Logger.LogLine(new string('x', (int)input!["length"]!));
            return Task.FromResult<JsonNode?>(context.AwsRequestId);
        });
        using var other = await account.InvokeAsync("talk", """{"length":1}""");

        using var small = await account.InvokeAsync("talk", """{"length":2}""", ("X-Amz-Log-Type", "Tail"));
        using var large = await account.InvokeAsync("talk", """{"length":9000}""", ("X-Amz-Log-Type", "Tail"));

        var id = JsonNode.Parse(await small.Content.ReadAsStringAsync());
        Assert.Equal(
            $"START RequestId: {id} Version: $LATEST\n2030-01-01T00:00:00.000Z\t{id}\tInformation\txx\nEND RequestId: {id}\nREPORT RequestId: {id}\n",
            Encoding.UTF8.GetString(Tail(small)));
        Assert.Equal((4096, (byte)'x'), (Tail(large).Length, Tail(large)[0]));
        Assert.Null(LambdaAccount.Header(other, "X-Amz-Log-Result"));
    }

    [Fact]
    public async Task Invoke_WithAnotherLogType_IsRefused()
    {
        await using var account = await LambdaAccount.StartAsync();
        account.Register("talk", (_, _) => Task.FromResult<JsonNode?>(null));

        using var refused = await account.InvokeAsync("talk", "{}", ("X-Amz-Log-Type", "Head"));

        Assert.EndsWith(
            "Value 'Head' at 'logType' failed to satisfy constraint: Member must satisfy enum value set: [None, Tail]",
            (string)(await LambdaAccount.ReadAsync(refused))["error"]!, StringComparison.Ordinal);
    }

    private static byte[] Tail(HttpResponseMessage response) => Convert.FromBase64String(LambdaAccount.Header(response, "X-Amz-Log-Result")!);
}
