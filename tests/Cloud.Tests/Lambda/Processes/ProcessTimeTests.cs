using Comparison.Local.Cloud.Lambda.Attached;
using Comparison.Local.Cloud.Lambda.Functions;
using Comparison.Local.Cloud.Lambda.Processes;
using Comparison.Local.Cloud.Time;

namespace Comparison.Cloud.Tests.Lambda.Processes;

/// <summary>How long processes are waited for and kept, on a clock that the test moves.</summary>
public sealed class ProcessTimeTests
{
    private static readonly FunctionDefinition Function = new("probe", new AttachedRuntime());

    private readonly VirtualTime _time = new(LambdaAccount.Start, new WorkTracker());

    [Fact]
    public async Task Initialization_LongerThanItsLimit_IsTriedOnceMore()
    {
        using var silent = new SilentRuntimeApi();
        var runtime = new ProcessRuntime(silent.Start, _time);

        var opening = runtime.OpenAsync(Function, "1");
        await _time.AdvanceAsync(TimeSpan.FromSeconds(10));

        Assert.Same(await opening, silent.Started[1]);
        await EndedAsync(silent.Started[0]);
        Assert.False(silent.Started[1].Ended.IsCancellationRequested);
    }

    [Fact]
    public async Task Idle_ForLongerThanItsLimit_EndsTheProcess()
    {
        using var silent = new SilentRuntimeApi();
        var idle = new IdleSandboxes(_time);
        var sandbox = silent.Start(Function, "1", idle.Add);
        idle.Add(sandbox);

        await _time.AdvanceAsync(IdleSandboxes.Limit);

        await EndedAsync(sandbox);
        Assert.Null(idle.Take(Function, "1"));
    }

    [Fact]
    public async Task Idle_WantedInTime_IsUsedAgain()
    {
        using var silent = new SilentRuntimeApi();
        var idle = new IdleSandboxes(_time);
        var sandbox = silent.Start(Function, "1", idle.Add);
        idle.Add(sandbox);

        await _time.AdvanceAsync(IdleSandboxes.Limit / 2);
        var taken = idle.Take(Function, "1");
        await _time.AdvanceAsync(IdleSandboxes.Limit);

        Assert.Same(sandbox, taken);
        Assert.False(sandbox.Ended.IsCancellationRequested);
    }

    private static Task EndedAsync(Sandbox sandbox)
    {
        var ended = new TaskCompletionSource();
        sandbox.Ended.Register(ended.SetResult);
        return ended.Task.WaitAsync(TimeSpan.FromMinutes(1));
    }
}
