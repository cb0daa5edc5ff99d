using System.Text.Json.Nodes;
using Comparison.Local.Cloud;
using Comparison.Local.Cloud.Accounts;
using Comparison.Local.Cloud.Time;

namespace Comparison.Cloud.Tests.Time;

/// <summary>What no request waits for fails loudly, and ends nothing but itself.</summary>
public sealed class BackgroundTests
{
    private readonly List<Exception> _reported = [];
    private readonly InvalidOperationException _failure = new("by a test");

    [Fact]
    public void Timer_CallbackThrows_IsReportedAndGoesNoFurther()
    {
        var time = new SlippingTime(TimeSpan.Zero);
        using var timer = new GuardedTime(time, _reported.Add)
            .CreateTimer(_ => throw _failure, null, TimeSpan.Zero, Timeout.InfiniteTimeSpan);

        time.Fire();

        Assert.Equal([_failure], _reported);
    }

    [Fact]
    public async Task Account_OnTheMachinesClock_SurvivesItsTimersAndTells()
    {
        await using var cloud = await LocalCloud.StartAsync();
        var told = new TaskCompletionSource<Exception>();
        cloud.Failed += told.SetResult;
        var account = cloud.AddAccount();
        using var http = new HttpClient { BaseAddress = cloud.Endpoint };

        await using var timer = account.Context.Time.CreateTimer(_ => throw _failure, null, TimeSpan.Zero, Timeout.InfiniteTimeSpan);
        var failure = await told.Task;
        var accounts = JsonNode.Parse(await http.GetStringAsync("_local/accounts"));

        Assert.Same(_failure, failure);
        Assert.Equal("InvalidOperationException: by a test", (string?)accounts![0]!["failures"]![0]);
    }

    [Fact]
    public async Task Background_WorkThrows_IsReportedAndTheWorkHasEnded()
    {
        var workload = new WorkTracker();
        var background = new Background(workload, _reported.Add);
        var gate = new TaskCompletionSource();

        background.Run(() => gate.Task);
        var wasIdle = workload.IsIdle;
        gate.SetException(_failure);
        await workload.WhenIdleAsync();

        Assert.False(wasIdle);
        Assert.Equal([_failure], _reported);
    }
}
