using System.Text.Json.Nodes;
using Comparison.Local.DurableExecutions.Executions;

namespace Comparison.Cloud.Tests.Lambda;

public sealed class DurableLifecycleTests
{
    [Theory]
    [InlineData("succeed", "{\"approved\":true}", "{\"approved\":true}")]
    [InlineData("fail", "{\"ErrorType\":\"Rejected\"}", "Rejected")]
    public async Task Callback_AnsweredOverRest_EndsTheExecution(string operation, string body, string result)
    {
        await using var account = await LambdaAccount.StartAsync();
        var (arn, callbackId) = await AskAsync(account);

        var answer = await account.PostAsync(LambdaAccount.CallbackPath(callbackId, operation), body);
        await account.Context.Workload.WhenIdleAsync();

        Assert.Empty(answer.AsObject());
        Assert.Equal(result, account.Lambda.Durable.Describe(arn).Result);
    }

    [Theory]
    [InlineData(1_048_576, DurableExecutionStatus.Succeeded)]
    [InlineData(1_048_577, DurableExecutionStatus.Running)]
    public async Task Callback_ResultOfOneMegabyte_IsTheLargest(int bytes, DurableExecutionStatus status)
    {
        await using var account = await LambdaAccount.StartAsync();
        var (arn, callbackId) = await AskAsync(account);

        await account.PostAsync(LambdaAccount.CallbackPath(callbackId, "succeed"), $"\"{new string('x', bytes - 2)}\"");
        await account.Context.Workload.WhenIdleAsync();

        Assert.Equal(status, account.Lambda.Durable.Describe(arn).Status);
    }

    [Fact]
    public async Task Callback_NobodyAnswers_TimeJumpsToItsDeadline()
    {
        await using var account = await LambdaAccount.StartAsync();
        var (arn, _) = await AskAsync(account, timeout: 300);

        await account.Time.SkipUntilAsync(
            () => Task.FromResult(account.Lambda.Durable.Describe(arn).Status == DurableExecutionStatus.Succeeded));

        Assert.Equal("Callback.Timeout", account.Lambda.Durable.Describe(arn).Result);
        Assert.Equal(TimeSpan.FromMinutes(5), account.Time.Skipped);
    }

    [Fact]
    public async Task Callback_Heartbeat_KeepsItOpen()
    {
        await using var account = await LambdaAccount.StartAsync();
        var (arn, callbackId) = await AskAsync(account, heartbeat: 60);
        await account.Time.AdvanceAsync(TimeSpan.FromSeconds(59));

        await account.PostAsync(LambdaAccount.CallbackPath(callbackId, "heartbeat"), "");
        await account.Time.AdvanceAsync(TimeSpan.FromSeconds(59));

        Assert.Equal("c", Assert.Single(account.Lambda.Durable.OpenCallbacks(arn)).Operation.Id);
    }

    [Fact]
    public async Task Callback_ClosedOrUnknown_AreTwoErrorsThatHideTheId()
    {
        await using var account = await LambdaAccount.StartAsync();
        var (_, callbackId) = await AskAsync(account);
        await account.PostAsync(LambdaAccount.CallbackPath(callbackId, "succeed"), "1");

        string?[] errors =
        [
            (string?)(await account.PostAsync(LambdaAccount.CallbackPath(callbackId, "fail"), ""))["error"],
            (string?)(await account.PostAsync(LambdaAccount.CallbackPath("bm9ib2R5", "succeed"), ""))["error"],
            (string?)(await account.PostAsync(LambdaAccount.CallbackPath("no-base64", "heartbeat"), ""))["error"],
        ];

        Assert.Equal("400 CallbackTimeoutException: The callback is either timed out or already completed", errors[0]);
        Assert.Equal("400 InvalidParameterValueException: Invalid callback id", errors[1]);
        Assert.StartsWith(
            "400 ValidationException: 1 validation error detected: Value at 'callbackId'", errors[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Envelope_OfTheSecondInvocation_HasMillisecondsTheInputAndWhatChanged()
    {
        await using var account = await LambdaAccount.StartAsync();
        (JsonArray? seen, JsonArray? updated) = (null, null);
        account.RegisterDurable("flow", run =>
        {
            (seen, updated) = (run.State, run.Updated);
            return DurableRun.WaitOnceAsync(run, 60);
        });
        await account.BeginAsync("flow:$LATEST", payload: "{\"n\":1}");

        await account.Time.AdvanceAsync(TimeSpan.FromMinutes(1));
        await account.Context.Workload.WhenIdleAsync();

        Assert.Equal(("EXECUTION", "{\"n\":1}"), ((string?)seen![0]!["Type"], (string?)seen[0]!["ExecutionDetails"]!["InputPayload"]));
        Assert.Equal(("SUCCEEDED", "w"), ((string?)seen[1]!["Status"], (string?)Assert.Single(updated!)));
        Assert.Equal(LambdaAccount.Start.AddMinutes(1).ToUnixTimeMilliseconds(), (long)seen[1]!["EndTimestamp"]!);
    }

    [Fact]
    public async Task Stop_OverRest_EndsTheExecutionWithTheError()
    {
        await using var account = await LambdaAccount.StartAsync();
        var (arn, _) = await AskAsync(account);

        var answer = await account.PostAsync(LambdaAccount.Path(arn, "/stop"), "{\"ErrorType\":\"Cancelled\"}");

        Assert.Equal(LambdaAccount.Start.ToUnixTimeSeconds(), (decimal)answer["StopTimestamp"]!);
        var ended = await account.GetAsync(LambdaAccount.Path(arn));
        Assert.Equal(("STOPPED", "Cancelled"), ((string?)ended["Status"], (string?)ended["Error"]!["ErrorType"]));
    }

    private static async Task<(string Arn, string CallbackId)> AskAsync(LambdaAccount account, int timeout = 0, int heartbeat = 0)
    {
        var issued = new List<IssuedCallback>();
        account.Lambda.CallbackIssued += issued.Add;
        account.RegisterDurable("flow", run => DurableRun.AskAsync(run, timeout, heartbeat));
        var arn = await account.BeginAsync("flow:$LATEST");
        await account.Context.Workload.WhenIdleAsync();
        return (arn, Assert.Single(issued).CallbackId);
    }
}
