using System.Net;
using System.Text.Json.Nodes;
using Comparison.Local.Cloud.Meter;
using Comparison.Local.DurableExecutions.Executions;

namespace Comparison.Cloud.Tests.Lambda;

public sealed class DurableInvokeTests
{
    [Theory]
    [InlineData("flow", "You cannot invoke a durable function using an unqualified ARN.")]
    [InlineData("long:$LATEST", "You cannot synchronously invoke a durable function with an executionTimeout greater than 15 minutes.")]
    public async Task DurableInvoke_ThatAwsRefuses_IsRefusedInItsWords(string function, string message)
    {
        await using var account = await LambdaAccount.StartAsync();
        account.RegisterDurable("flow", _ => Task.FromResult(DurableRun.Succeeded("1")));
        account.RegisterDurable("long", _ => Task.FromResult(DurableRun.Succeeded("1")), executionTimeout: 901);

        using var response = await account.InvokeAsync(function);

        Assert.Equal($"400 InvalidParameterValueException: {message}", (string?)(await LambdaAccount.ReadAsync(response))["error"]);
    }

    [Fact]
    public async Task DurableInvoke_Synchronous_AnswersWhenTheExecutionEnds()
    {
        await using var account = await LambdaAccount.StartAsync();
        var begun = new TaskCompletionSource();
        account.RegisterDurable("flow", run =>
        {
            begun.TrySetResult();
            return DurableRun.WaitOnceAsync(run, 300);
        });
        var call = account.InvokeAsync("flow:$LATEST", "{}", ("X-Amz-Durable-Execution-Name", "one"));
        await begun.Task;

        await account.Time.SkipUntilAsync(() => Task.FromResult(account.Lambda.Durable.Find("flow", "one")?.EndTimestamp is not null));
        using var response = await call;

        Assert.Equal("\"waited\"", await response.Content.ReadAsStringAsync());
        Assert.Equal(account.Lambda.Durable.Find("flow", "one")?.Arn, LambdaAccount.Header(response, "X-Amz-Durable-Execution-Arn"));
        Assert.Equal(TimeSpan.FromMinutes(5), account.Time.Skipped);
        Assert.True(account.Context.Workload.IsIdle);
    }

    [Fact]
    public async Task DurableInvoke_ExecutionFails_AnswersWithItsError()
    {
        await using var account = await LambdaAccount.StartAsync();
        account.RegisterDurable("flow", _ => Task.FromResult<JsonNode>(new JsonObject
        {
            ["Status"] = "FAILED",
            ["Error"] = new JsonObject { ["ErrorType"] = "Rejected", ["ErrorMessage"] = "no" },
        }));

        using var response = await account.InvokeAsync("flow:$LATEST");
        var error = await LambdaAccount.ReadAsync(response);

        Assert.Equal("Unhandled", LambdaAccount.Header(response, "X-Amz-Function-Error"));
        Assert.Equal(("Rejected", "no"), ((string?)error["errorType"], (string?)error["errorMessage"]));
    }

    [Fact]
    public async Task DurableInvoke_SameNameAndPayload_AttachesToTheSameExecution()
    {
        await using var account = await LambdaAccount.StartAsync();
        account.RegisterDurable("flow", _ => Task.FromResult(DurableRun.Succeeded("1")));

        var first = await account.BeginAsync("flow:$LATEST");
        using var second = await account.InvokeAsync("flow:$LATEST", "{}", ("X-Amz-Durable-Execution-Name", "one"));

        Assert.Equal(first, LambdaAccount.Header(second, "X-Amz-Durable-Execution-Arn"));
        Assert.Equal("1", await second.Content.ReadAsStringAsync());
        Assert.Equal(1, account.Usage[BillingUnit.Invocations]);
    }

    [Fact]
    public async Task DurableInvoke_SameNameAndOtherPayload_IsAConflict()
    {
        await using var account = await LambdaAccount.StartAsync();
        account.RegisterDurable("flow", _ => Task.FromResult(DurableRun.Succeeded("1")));
        var arn = await account.BeginAsync("flow:$LATEST");

        using var response = await account.InvokeAsync("flow:$LATEST", "[]", ("X-Amz-Durable-Execution-Name", "one"));

        Assert.Equal(
            $"409 DurableExecutionAlreadyStartedException: Execution already started: {arn}",
            (string?)(await LambdaAccount.ReadAsync(response))["error"]);
    }

    [Theory]
    [InlineData(64, 900, HttpStatusCode.OK)]
    [InlineData(65, 900, HttpStatusCode.BadRequest)]
    [InlineData(64, 901, HttpStatusCode.BadRequest)]
    public async Task DurableInvoke_NameOf64CharactersAnd15Minutes_AreTheLongest(int length, int seconds, HttpStatusCode status)
    {
        await using var account = await LambdaAccount.StartAsync();
        account.RegisterDurable("flow", _ => Task.FromResult(DurableRun.Succeeded("1")), executionTimeout: seconds);

        using var response = await account.InvokeAsync("flow:$LATEST", "{}", ("X-Amz-Durable-Execution-Name", new string('n', length)));

        Assert.Equal(status, response.StatusCode);
    }

    [Fact]
    public async Task DurableInvoke_BadName_IsRefused()
    {
        await using var account = await LambdaAccount.StartAsync();
        account.RegisterDurable("flow", _ => Task.FromResult(DurableRun.Succeeded("1")));

        using var response = await account.InvokeAsync("flow:$LATEST", "{}", ("X-Amz-Durable-Execution-Name", "a/b"));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("durableExecutionName", (string?)(await LambdaAccount.ReadAsync(response))["error"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task DurableInvoke_Alias_StaysOnItsVersion()
    {
        await using var account = await LambdaAccount.StartAsync();
        var function = account.RegisterDurable("flow", run => DurableRun.WaitOnceAsync(run, 60));
        function.Publish("live");
        var arn = await account.BeginAsync("flow:live");
        account.RegisterDurable("flow", _ => Task.FromResult(DurableRun.Succeeded("\"new\""))).Publish("live");

        await account.Time.AdvanceAsync(TimeSpan.FromMinutes(1));
        await account.Context.Workload.WhenIdleAsync();

        var ended = account.Lambda.Durable.Describe(arn);
        Assert.Equal(("1", "\"waited\"", $"{function.Arn}:live"), (ended.Version, ended.Result, ended.FunctionArn));
    }

    [Fact]
    public async Task DurableInvoke_FunctionThrows_IsRepeatedAndHistoryTells()
    {
        await using var account = await LambdaAccount.StartAsync();
        var runs = 0;
        account.RegisterDurable("flow", _ => ++runs == 1
            ? throw new InvalidOperationException("first")
            : Task.FromResult(DurableRun.Succeeded("1")));
        var arn = await account.BeginAsync("flow:$LATEST");

        await account.Time.SkipUntilAsync(
            () => Task.FromResult(account.Lambda.Durable.Describe(arn).Status == DurableExecutionStatus.Succeeded));

        var completed = account.Lambda.Durable.History(arn).Items[1];
        Assert.Equal(("InvalidOperationException", "first"), (completed.Error?.ErrorType, completed.Error?.ErrorMessage));
        Assert.Equal(2, account.Usage[BillingUnit.DurableOperations]);
    }
}
