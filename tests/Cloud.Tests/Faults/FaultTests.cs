using System.Text.Json.Nodes;
using Comparison.Cloud.Tests.Lambda;
using Comparison.Local.Cloud.Faults;

namespace Comparison.Cloud.Tests.Faults;

/// <summary>Each kind of fault at the wire: what is done, and what the caller gets to know.</summary>
public sealed class FaultTests
{
    [Theory]
    [InlineData(FaultKind.CrashBefore, "Runtime.ExitError", 0)]
    [InlineData(FaultKind.CrashAfter, "Runtime.ExitError", 1)]
    [InlineData(FaultKind.TimeOut, "Sandbox.Timedout", 0)]
    public async Task Function_ThatBreaks_ReportsItAsLambdaDoes(FaultKind kind, string error, int runs)
    {
        await using var account = await LambdaAccount.StartAsync();
        var ran = 0;
        account.Register("count", (_, _) => Task.FromResult<JsonNode?>(++ran));
        account.Context.Faults.Order(Fault.On(kind, "function count"));

        using var broken = await account.InvokeAsync("count");
        using var sound = await account.InvokeAsync("count");

        Assert.Equal(error, (string?)(await LambdaAccount.ReadAsync(broken))["errorType"]);
        Assert.Equal(runs + 1, (int)await LambdaAccount.ReadAsync(sound));
    }

    [Fact]
    public async Task Function_Throttled_IsRefusedWithoutBeingBilled()
    {
        await using var account = await LambdaAccount.StartAsync();
        account.Register("echo", (input, _) => Task.FromResult(input));
        account.Context.Faults.Order(Fault.On(FaultKind.Throttle, "function echo"));

        using var throttled = await account.InvokeAsync("echo");

        Assert.Equal(429, (int)throttled.StatusCode);
        Assert.Equal(0, account.Usage[Local.Cloud.Meter.BillingUnit.Invocations]);
    }

    [Fact]
    public async Task Call_OfAnInvocationThatDies_IsNeverAnswered()
    {
        await using var account = await LambdaAccount.StartAsync();
        account.Register("calls", async (_, _) => await account.GetAsync("2015-03-31/functions/calls/configuration"));
        account.Register("invokes", async (_, _) => await LambdaAccount.ReadAsync(await account.InvokeAsync("calls")));
        account.Context.Faults.Order(Fault.On(FaultKind.CrashAfter, "Lambda.Invoke calls"));

        using var died = await account.InvokeAsync("invokes");
        account.Context.Faults.Clear();
        using var sound = await account.InvokeAsync("invokes");

        Assert.Equal("Runtime.ExitError", (string?)(await LambdaAccount.ReadAsync(died))["errorType"]);
        Assert.Equal("calls", (string?)(await LambdaAccount.ReadAsync(sound))["FunctionName"]);
    }

    [Fact]
    public async Task Invocation_ThatDied_StaysDeadWhenTheFaultsAreCleared()
    {
        var (go, ended, effects) = (new TaskCompletionSource(), new TaskCompletionSource(), 0);
        var account = await LambdaAccount.StartAsync();
        account.Register("effect", (_, _) => Task.FromResult<JsonNode?>(++effects));
        account.Register("dies", (_, _) => ActTwiceAsync(account, go.Task, ended));
        account.Context.Faults.Order(Fault.On(FaultKind.CrashBefore, "Lambda.Invoke effect"));

        using var died = await account.InvokeAsync("dies");
        account.Context.Faults.Clear();
        go.SetResult();
        await account.DisposeAsync();
        await ended.Task;

        Assert.Equal(0, effects);
    }

    [Fact]
    public async Task Call_WhoseAnswerIsLost_IsCarriedOut()
    {
        await using var account = await LambdaAccount.StartAsync();
        var ran = 0;
        account.Register("count", (_, _) => Task.FromResult<JsonNode?>(++ran));
        account.Context.Faults.Order(Fault.On(FaultKind.LoseAnswer, "Lambda.Invoke count") with { Count = int.MaxValue });

        await Assert.ThrowsAnyAsync<HttpRequestException>(() => account.InvokeAsync("count"));

        Assert.InRange(ran, 1, int.MaxValue); // .NET's own client may have tried again on another connection
    }

    [Theory]
    [InlineData("function echo")]
    [InlineData("Lambda.Invoke echo")]
    public async Task Call_ThatIsSlow_IsCarriedOutLater(string target)
    {
        var delay = TimeSpan.FromHours(1);
        var machine = new HurriedTime();
        await using var account = await LambdaAccount.StartAsync();
        account.Register("echo", (input, _) => Task.FromResult(input));
        account.Context.Faults.Machine = machine;
        account.Context.Faults.Order(Fault.On(FaultKind.Slow, target) with { Delay = delay });

        using var slow = await account.InvokeAsync("echo", "7");

        Assert.Equal(7, (int)await LambdaAccount.ReadAsync(slow));
        Assert.Equal([delay], machine.Delays);
        Assert.Equal(FaultKind.Slow, Assert.Single(account.Context.Faults.Strikes).Fault.Kind);
    }

    [Fact]
    public async Task Call_Refused_HasTheErrorThatWasOrdered()
    {
        await using var account = await LambdaAccount.StartAsync();
        account.Register("echo", (input, _) => Task.FromResult(input));
        account.Context.Faults.Order(Fault.On(FaultKind.Refuse, "Lambda.*") with { Error = "AccessDeniedException", Status = 403 });

        using var refused = await account.InvokeAsync("echo");
        using var sound = await account.InvokeAsync("echo");

        Assert.StartsWith("403 AccessDeniedException", (string?)(await LambdaAccount.ReadAsync(refused))["error"], StringComparison.Ordinal);
        Assert.Equal(200, (int)sound.StatusCode);
    }

    [Fact]
    public async Task Fault_OrderedForTheThirdOccurrence_StrikesThereAlone()
    {
        await using var account = await LambdaAccount.StartAsync();
        account.Register("echo", (input, _) => Task.FromResult(input));
        account.Context.Faults.Order(Fault.On(FaultKind.Throttle, "function echo") with { First = 3, Count = 2 });

        var statuses = new List<int>();
        for (var call = 0; call < 5; call++)
            statuses.Add((int)(await account.InvokeAsync("echo")).StatusCode);

        Assert.Equal([200, 200, 429, 429, 200], statuses);
        Assert.Equal(["echo", "echo"], account.Context.Faults.Strikes.Select(strike => strike.Where));
    }

    [Fact]
    public async Task Fault_OrderedForASpan_StrikesWhileItLasts()
    {
        await using var account = await LambdaAccount.StartAsync();
        account.Register("echo", (input, _) => Task.FromResult(input));
        account.Context.Faults.Order(Fault.Unavailable("Lambda.Invoke echo", TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(2)));

        var statuses = new List<int>();
        for (var minute = 0; minute < 3; minute++, await account.Time.AdvanceAsync(TimeSpan.FromMinutes(1)))
            statuses.Add((int)(await account.InvokeAsync("echo")).StatusCode);

        Assert.Equal([200, 500, 200], statuses);
    }

    [Fact]
    public async Task Fault_AboutOneExecution_LeavesOthersAlone()
    {
        await using var account = await LambdaAccount.StartAsync();
        account.Register("echo", (input, _) => Task.FromResult(input));
        account.Context.Faults.Order(Fault.On(FaultKind.Throttle, "function echo") with { About = "ORD-2" });

        using var other = await account.InvokeAsync("echo", """{"order_id":"ORD-1"}""");
        using var one = await account.InvokeAsync("echo", """{"order_id":"ORD-2"}""");

        Assert.Equal((200, 429), ((int)other.StatusCode, (int)one.StatusCode));
    }

    [Fact]
    public async Task Fault_WhilePaused_NeitherStrikesNorCounts()
    {
        await using var account = await LambdaAccount.StartAsync();
        account.Register("echo", (input, _) => Task.FromResult(input));
        account.Context.Faults.Order(Fault.On(FaultKind.Throttle, "function echo"));

        HttpResponseMessage paused;
        using (account.Context.Faults.Pause())
            paused = await account.InvokeAsync("echo");
        using var struck = await account.InvokeAsync("echo");

        Assert.Equal((200, 429), ((int)paused.StatusCode, (int)struck.StatusCode));
    }

    [Theory]
    [InlineData(FaultKind.TimeOut, "DynamoDB.PutItem")]
    [InlineData(FaultKind.DropMessage, "function f")]
    [InlineData(FaultKind.LoseAnswer, "queue q")]
    public void Fault_OfAKindThatCannotHappenThere_IsRefused(FaultKind kind, string target) =>
        Assert.Throws<ArgumentException>(() => Fault.On(kind, target));

    [Theory]
    [InlineData("")]
    [InlineData("PutItem")]
    [InlineData("function")]
    [InlineData("DynamoDB.PutItem a b")]
    public void Target_OfNoForm_IsRefused(string target) => Assert.Throws<FormatException>(() => FaultTarget.Parse(target));

    private static async Task<JsonNode?> ActTwiceAsync(LambdaAccount account, Task go, TaskCompletionSource ended)
    {
        try
        {
            var first = account.InvokeAsync("effect");
            await go;
            using var second = await account.InvokeAsync("effect");
            return await LambdaAccount.ReadAsync(await first);
        }
        finally
        {
            ended.SetResult();
        }
    }

    /// <summary>A clock whose timers fire at once, whatever they were set to.</summary>
    private sealed class HurriedTime : TimeProvider
    {
        public List<TimeSpan> Delays { get; } = [];

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Delays.Add(dueTime);
            return base.CreateTimer(callback, state, TimeSpan.Zero, period);
        }
    }
}
