using System.Net;
using System.Text.Json.Nodes;
using Amazon.Lambda.Core;
using Comparison.Local.Cloud.Meter;

namespace Comparison.Cloud.Tests.Lambda;

public sealed class EventInvokeTests
{
    [Fact]
    public async Task Event_Accepted_RunsTheFunctionBeforeTheAccountIsIdle()
    {
        await using var account = await LambdaAccount.StartAsync();
        var got = new List<string?>();
        account.Register("sink", Collect(got, failures: 0));

        using var response = await account.InvokeAsync("sink", "\"hello\"", ("X-Amz-Invocation-Type", "Event"));
        await account.Context.Workload.WhenIdleAsync();

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        Assert.Equal(["hello"], got);
    }

    [Fact]
    public async Task Event_FunctionFailsTwice_IsRetriedAfterOneAndTwoMinutes()
    {
        await using var account = await LambdaAccount.StartAsync();
        var got = new List<string?>();
        account.Register("sink", Collect(got, failures: 2));
        using var response = await account.InvokeAsync("sink", "\"hello\"", ("X-Amz-Invocation-Type", "Event"));

        var reached = await account.Time.SkipUntilAsync(() => Task.FromResult(got.Count == 3));

        Assert.True(reached);
        Assert.Equal(TimeSpan.FromMinutes(3), account.Time.Skipped);
        Assert.Empty(account.Lambda.Logs.Lines);
    }

    [Fact]
    public async Task Event_FunctionFailsAlways_IsDroppedWithALogLine()
    {
        await using var account = await LambdaAccount.StartAsync();
        account.Register("sink", Collect([], failures: int.MaxValue));
        using var response = await account.InvokeAsync("sink", "{}", ("X-Amz-Invocation-Type", "Event"));

        await account.Time.AdvanceAsync(TimeSpan.FromHours(1));

        Assert.Equal(3, account.Usage[BillingUnit.Invocations]);
        Assert.Equal("Lambda dropped the event: all attempts failed.", Assert.Single(account.Lambda.Logs.Lines).Message);
    }

    [Fact]
    public async Task Event_Throttled_IsTriedAgainUntilThereIsRoom()
    {
        await using var account = await LambdaAccount.StartAsync();
        var got = new List<string?>();
        account.Register("sink", Collect(got, failures: 0), definition => definition with { ReservedConcurrency = 0 });
        using var response = await account.InvokeAsync("sink", "\"hello\"", ("X-Amz-Invocation-Type", "Event"));
        await account.Time.AdvanceAsync(TimeSpan.FromMinutes(1));

        account.Register("sink", Collect(got, failures: 0));
        await account.Time.SkipUntilAsync(() => Task.FromResult(got.Count > 0));

        Assert.Equal(["hello"], got);
    }

    private static Func<JsonNode?, ILambdaContext, Task<JsonNode?>> Collect(List<string?> got, int failures) => (input, _) =>
    {
        got.Add(input?.ToJsonString().Trim('"'));
        return got.Count <= failures ? throw new InvalidOperationException("not yet") : Task.FromResult<JsonNode?>(null);
    };
}
