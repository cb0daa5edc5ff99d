using System.Globalization;
using System.Net;
using Comparison.Local.Cloud.Time;

namespace Comparison.Cloud.Tests.Lambda;

public sealed class AttachedRuntimeTests
{
    [Fact]
    public async Task Next_BeforeTheInvocation_WaitsForItWithoutBeingWork()
    {
        await using var attached = await AttachedAccount.StartAsync();
        var polling = attached.NextAsync();

        Assert.True(attached.Account.Context.Workload.IsIdle);
        var invoking = attached.InvokeAsync("""{"a":1}""");
        using var next = await polling;

        Assert.Equal("""{"a":1}""", await next.Content.ReadAsStringAsync());
        var (status, body) = await attached.PostAsync($"invocation/{AttachedAccount.RequestId(next)}/response", """{"b":2}""");
        Assert.Equal((HttpStatusCode.Accepted, "OK"), (status, $"{body["status"]}"));
        Assert.Equal("""{"b":2}""", await invoking);
    }

    [Fact]
    public async Task Next_Headers_TellAboutTheInvocation()
    {
        await using var attached = await AttachedAccount.StartAsync(TimeSpan.FromMinutes(10));
        var invoking = attached.InvokeAsync();
        var before = TimeProvider.System.GetUtcNow();

        using var next = await attached.NextAsync();

        Assert.Equal("arn:aws:lambda:us-east-1:000000000001:function:f", LambdaAccount.Header(next, "Lambda-Runtime-Invoked-Function-Arn"));
        Assert.Matches("^Root=1-[0-9a-f]{8}-[0-9a-f]{24};Parent=[0-9a-f]{16};Sampled=0$", LambdaAccount.Header(next, "Lambda-Runtime-Trace-Id"));
        var deadline = long.Parse(LambdaAccount.Header(next, "Lambda-Runtime-Deadline-Ms")!, CultureInfo.InvariantCulture);
        Assert.InRange(DateTimeOffset.FromUnixTimeMilliseconds(deadline), before, before.AddMinutes(11));
        await attached.PostAsync($"invocation/{AttachedAccount.RequestId(next)}/response", "null");
        Assert.Equal("null", await invoking);
    }

    [Fact]
    public async Task Pollers_Several_ServeOneInvocationEach()
    {
        await using var attached = await AttachedAccount.StartAsync();
        Task<string>[] invoking = [attached.InvokeAsync("1"), attached.InvokeAsync("2")];

        using var first = await attached.NextAsync();
        using var second = await attached.NextAsync();
        foreach (var next in new[] { second, first })
            await attached.PostAsync($"invocation/{AttachedAccount.RequestId(next)}/response", await next.Content.ReadAsStringAsync());

        Assert.Equal(["1", "2"], await Task.WhenAll(invoking));
    }

    [Fact]
    public async Task Error_Reported_IsTheFunctionsError()
    {
        await using var attached = await AttachedAccount.StartAsync();
        var invoking = attached.InvokeAsync();
        using var next = await attached.NextAsync();

        await attached.PostAsync($"invocation/{AttachedAccount.RequestId(next)}/error", """{"errorType":"Bad","errorMessage":"no"}""");

        Assert.Equal("""Unhandled {"errorType":"Bad","errorMessage":"no"}""", await invoking);
    }

    [Fact]
    public async Task InitError_Reported_FailsTheInvocationThatWaitsForAnEnvironment()
    {
        await using var attached = await AttachedAccount.StartAsync();
        var invoking = attached.InvokeAsync();

        await attached.PostAsync("init/error", """{"errorType":"Cold","errorMessage":"no"}""");

        Assert.Equal("""Unhandled {"errorType":"Cold","errorMessage":"no"}""", await invoking);
    }

    [Fact]
    public async Task Response_TooLarge_IsRefusedAndTheFunctionsError()
    {
        await using var attached = await AttachedAccount.StartAsync();
        var invoking = attached.InvokeAsync();
        using var next = await attached.NextAsync();

        var (status, body) = await attached.PostAsync(
            $"invocation/{AttachedAccount.RequestId(next)}/response", new string(' ', 20 * 1024 * 1024));

        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "RequestEntityTooLarge"), (status, $"{body["errorType"]}"));
        Assert.StartsWith("""Unhandled {"errorType":"Function.ResponseSizeTooLarge",""", await invoking, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NoEnvironment_UntilTheTimeout_TimesOut()
    {
        await using var attached = await AttachedAccount.StartAsync(TimeSpan.FromMilliseconds(1));

        var answer = await attached.InvokeAsync();

        Assert.StartsWith("""Unhandled {"errorType":"Sandbox.Timedout",""", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Poller_GoneWithAnInvocationInHand_HasCrashed()
    {
        var time = new VirtualTime(LambdaAccount.Start, new WorkTracker());
        await using var attached = await AttachedAccount.StartAsync(time: time);
        var invoking = attached.InvokeAsync();
        using (var program = attached.NewProgram())
            (await attached.NextAsync(program)).Dispose();

        await SkipUntilAsync(time, () => invoking.IsCompleted);

        Assert.StartsWith("""Unhandled {"errorType":"Runtime.ExitError",""", await invoking, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Poller_WithAConnectionForEachCall_HasNotCrashed()
    {
        await using var attached = await AttachedAccount.StartAsync();
        var invoking = attached.InvokeAsync();
        using var next = await NextOnAConnectionOfItsOwnAsync(attached);

        await attached.PostAsync($"invocation/{AttachedAccount.RequestId(next)}/response", "\"here\"");

        Assert.Equal("\"here\"", await invoking);
    }

    [Fact]
    public async Task Poller_ThatOnceAnsweredAfterItWasGivenUp_IsNotGivenUpAgain()
    {
        var time = new VirtualTime(LambdaAccount.Start, new WorkTracker());
        await using var attached = await AttachedAccount.StartAsync(time: time);
        var lost = attached.InvokeAsync();
        using var next = await NextOnAConnectionOfItsOwnAsync(attached);
        await SkipUntilAsync(time, () => lost.IsCompleted);

        var (status, body) = await attached.PostAsync($"invocation/{AttachedAccount.RequestId(next)}/response", "1");
        var invoking = attached.InvokeAsync();
        using var again = await NextOnAConnectionOfItsOwnAsync(attached);
        await time.AdvanceAsync(TimeSpan.FromDays(1));
        await attached.PostAsync($"invocation/{AttachedAccount.RequestId(again)}/response", "2");

        Assert.Equal((HttpStatusCode.BadRequest, "InvalidRequestID"), (status, $"{body["errorType"]}"));
        Assert.Equal("2", await invoking);
    }

    private static async Task<HttpResponseMessage> NextOnAConnectionOfItsOwnAsync(AttachedAccount attached)
    {
        using var program = attached.NewProgram();
        return await attached.NextAsync(program);
    }

    // The loss of a connection is noticed in real time, and only then there is a timer to skip to.
    private static async Task SkipUntilAsync(VirtualTime time, Func<bool> reached)
    {
        while (!await time.SkipUntilAsync(() => Task.FromResult(reached())))
            await Task.Yield();
    }
}
