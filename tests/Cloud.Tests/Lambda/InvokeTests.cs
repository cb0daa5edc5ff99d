using System.Net;
using System.Text.Json.Nodes;
using Comparison.Local.Cloud.Lambda.Functions;
using Comparison.Local.Cloud.Meter;

namespace Comparison.Cloud.Tests.Lambda;

public sealed class InvokeTests
{
    [Fact]
    public async Task Invoke_Function_AnswersWithItsResultAndVersion()
    {
        await using var account = await LambdaAccount.StartAsync();
        account.Register("echo", (input, _) => Task.FromResult(input));

        using var response = await account.InvokeAsync("echo", "{\"a\":1}");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("{\"a\":1}", await response.Content.ReadAsStringAsync());
        Assert.Equal("$LATEST", LambdaAccount.Header(response, "X-Amz-Executed-Version"));
    }

    [Fact]
    public async Task Invoke_WithoutPayload_GivesTheFunctionAnEmptyObject()
    {
        await using var account = await LambdaAccount.StartAsync();
        account.Register("echo", (input, _) => Task.FromResult(input));

        using var response = await account.InvokeAsync("echo", "");

        Assert.Equal("{}", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Invoke_FunctionThrows_AnswersWithItsError()
    {
        await using var account = await LambdaAccount.StartAsync();
        account.Register("fail", (_, _) => throw new InvalidOperationException("no", new ArgumentException("because")));

        using var response = await account.InvokeAsync("fail");
        var error = await LambdaAccount.ReadAsync(response);

        Assert.Equal((HttpStatusCode.OK, "Unhandled"), (response.StatusCode, LambdaAccount.Header(response, "X-Amz-Function-Error")));
        Assert.Equal(("InvalidOperationException", "no"), ((string?)error["errorType"], (string?)error["errorMessage"]));
        Assert.NotEmpty(error["stackTrace"]!.AsArray());
        Assert.Equal("ArgumentException", (string?)error["cause"]!["errorType"]);
    }

    [Fact]
    public async Task Invoke_DryRun_RunsNothing()
    {
        await using var account = await LambdaAccount.StartAsync();
        account.Register("echo", (input, _) => Task.FromResult(input));

        using var response = await account.InvokeAsync("echo", "{}", ("X-Amz-Invocation-Type", "DryRun"));

        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        Assert.Equal(0, account.Usage[BillingUnit.Invocations]);
    }

    [Theory]
    [InlineData("nobody", "{}", "404 ResourceNotFoundException: Function not found: arn:aws:lambda:us-east-1:000000000001:function:nobody")]
    [InlineData("echo:9", "{}", "404 ResourceNotFoundException: Function not found: arn:aws:lambda:us-east-1:000000000001:function:echo:9")]
    [InlineData("echo", "{", "400 InvalidRequestContentException: Could not parse request body into json")]
    [InlineData("echo!", "{}", "400 ValidationException: 1 validation error detected: Value 'echo!' at 'functionName'")]
    public async Task Invoke_CallThatCannotBe_IsRefusedInAwsWords(string function, string payload, string error)
    {
        await using var account = await LambdaAccount.StartAsync();
        account.Register("echo", (input, _) => Task.FromResult(input));

        using var response = await account.InvokeAsync(function, payload);

        Assert.StartsWith(error, (string?)(await LambdaAccount.ReadAsync(response))["error"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("RequestResponse", 6_291_456)]
    [InlineData("Event", 1_048_576)]
    public async Task Invoke_PayloadTooLarge_IsRefused(string kind, int most)
    {
        await using var account = await LambdaAccount.StartAsync();
        account.Register("echo", (_, _) => Task.FromResult<JsonNode?>(null));

        using var fits = await account.InvokeAsync("echo", Text(most), ("X-Amz-Invocation-Type", kind));
        using var refused = await account.InvokeAsync("echo", Text(most + 1), ("X-Amz-Invocation-Type", kind));

        Assert.True(fits.IsSuccessStatusCode);
        var error = (string?)(await LambdaAccount.ReadAsync(refused))["error"];
        Assert.StartsWith("413 RequestTooLargeException", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("versioned", "$LATEST", "new")]
    [InlineData("versioned:1", "1", "old")]
    [InlineData("versioned:live", "1", "old")]
    [InlineData("arn:aws:lambda:us-east-1:000000000001:function:versioned:live", "1", "old")]
    [InlineData("000000000001:function:versioned:2", "2", "new")]
    public async Task Invoke_Qualified_RunsThatVersion(string function, string version, string answer)
    {
        await using var account = await LambdaAccount.StartAsync();
        account.Register("versioned", (_, _) => Task.FromResult<JsonNode?>("old")).Publish("live");
        account.Register("versioned", (_, _) => Task.FromResult<JsonNode?>("new")).Publish();

        using var response = await account.InvokeAsync(function);

        Assert.Equal(version, LambdaAccount.Header(response, "X-Amz-Executed-Version"));
        Assert.Equal($"\"{answer}\"", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Invoke_ReservedPlacesTaken_IsThrottled()
    {
        await using var account = await LambdaAccount.StartAsync();
        var (entered, leave) = (new TaskCompletionSource(), new TaskCompletionSource());
        account.Register(
            "slow",
            async (_, _) =>
            {
                entered.SetResult();
                await leave.Task;
                return null;
            },
            definition => definition with { ReservedConcurrency = 1 });
        var first = account.InvokeAsync("slow");
        await entered.Task;

        var error = await LambdaAccount.ReadAsync(await account.InvokeAsync("slow"));
        leave.SetResult();

        Assert.Equal("429 TooManyRequestsException: Rate Exceeded.", (string?)error["error"]);
        Assert.Equal("ReservedFunctionConcurrentInvocationLimitExceeded", (string?)error["Reason"]);
        Assert.Equal(HttpStatusCode.OK, (await first).StatusCode);
    }

    [Fact]
    public async Task Invoke_FunctionNeverEnds_TimesOut()
    {
        await using var account = await LambdaAccount.StartAsync();
        account.Register(
            "stuck",
            async (_, _) =>
            {
                await new TaskCompletionSource().Task;
                return null;
            },
            definition => definition with { Timeout = TimeSpan.FromMilliseconds(20) });

        using var response = await account.InvokeAsync("stuck");

        var error = await LambdaAccount.ReadAsync(response);
        Assert.Equal("Sandbox.Timedout", (string?)error["errorType"]);
        Assert.EndsWith("Task timed out after 0.02 seconds", (string?)error["errorMessage"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Invoke_Function_IsMetered()
    {
        await using var account = await LambdaAccount.StartAsync();
        account.Register("echo", (input, _) => Task.FromResult(input), definition => definition with { MemoryMegabytes = 1024 });

        using var response = await account.InvokeAsync("echo");

        Assert.Equal(1, account.Usage[BillingUnit.Invocations]);
        Assert.True(account.Usage[BillingUnit.LocalGigabyteMilliseconds] >= 1);
    }

    [Fact]
    public async Task Invoke_CrashOrdered_RunsTheFunctionAndLosesItsAnswer()
    {
        await using var account = await LambdaAccount.StartAsync();
        var ran = 0;
        account.Register("count", (_, _) => Task.FromResult<JsonNode?>(++ran));
        account.Context.Interceptors.Add<FunctionInvocation, FunctionOutcome>(async (invocation, run) =>
        {
            await run();
            return FunctionOutcome.Exited(invocation.RequestId);
        });

        using var response = await account.InvokeAsync("count");

        Assert.Equal("Runtime.ExitError", (string?)(await LambdaAccount.ReadAsync(response))["errorType"]);
        Assert.Equal(1, ran);
    }

    [Fact]
    public async Task GetFunctionConfiguration_DurableFunction_TellsItsConfiguration()
    {
        await using var account = await LambdaAccount.StartAsync();
        account.RegisterDurable("flow", _ => Task.FromResult(DurableRun.Pending), executionTimeout: 120);

        var configuration = await account.GetAsync("2015-03-31/functions/flow/configuration");

        Assert.Equal(("flow", 60), ((string?)configuration["FunctionName"], (int)configuration["Timeout"]!));
        Assert.Equal(120, (int)configuration["DurableConfig"]!["ExecutionTimeout"]!);
    }

    private static string Text(int bytes) => $"\"{new string('x', bytes - 2)}\"";
}
