using System.Diagnostics;
using Comparison.Local.Cloud.Lambda.Logs;
using Comparison.Tests.Shared;

namespace Comparison.Cloud.Tests.Lambda.Processes;

public sealed class ProcessRuntimeTests
{
    [Fact]
    public async Task Invoke_Again_FindsTheWarmProcess()
    {
        await using var probe = await ProbeAccount.StartAsync();

        var first = await probe.InvokeAsync();
        var second = await probe.InvokeAsync();

        Assert.Equal([first["process"]!.GetValue<int>()], probe.Processes);
        Assert.Equal($"{first["process"]}", $"{second["process"]}");
    }

    [Fact]
    public async Task Environment_OfAProcess_IsTheFunctionsAndNotOurs()
    {
        using var variables = new Variables(("SECRET_OF_OURS", "somebody"));
        await using var probe = await ProbeAccount.StartAsync();

        var found = await probe.InvokeAsync();

        Assert.Equal(ProbeAccount.Handler, $"{found["_HANDLER"]}");
        Assert.Equal(probe.Account.Context.Id, $"{found["AWS_ACCESS_KEY_ID"]}");
        Assert.Equal("$LATEST", $"{found["AWS_LAMBDA_FUNCTION_VERSION"]}");
        Assert.Equal("blue", $"{found["COLOUR"]}");
        Assert.Null(found["SECRET_OF_OURS"]);
    }

    [Fact]
    public async Task Invoke_TwoAtOnce_RunInTwoProcesses()
    {
        await using var probe = await ProbeAccount.StartAsync();

        var found = await Task.WhenAll(probe.InvokeAsync(), probe.InvokeAsync());

        Assert.NotEqual($"{found[0]["process"]}", $"{found[1]["process"]}");
        Assert.Equal(2, probe.Processes.Count);
    }

    [Fact]
    public async Task Kill_InTheMiddle_IsAnExitErrorAndTheNextOneIsFresh()
    {
        await using var probe = await ProbeAccount.StartAsync();
        var before = (await probe.InvokeAsync())["process"]!.GetValue<int>();
        var hanging = probe.InvokeAsync("hang");

        Process.GetProcessById(before).Kill();
        var failed = await hanging;
        var after = await probe.InvokeAsync();

        Assert.Equal("Runtime.ExitError", $"{failed["errorType"]}");
        Assert.EndsWith("Error: Runtime exited with error: signal: killed", $"{failed["errorMessage"]}", StringComparison.Ordinal);
        Assert.NotEqual(before, after["process"]!.GetValue<int>());
    }

    [Fact]
    public async Task Exit_OfTheProgram_TellsItsStatus()
    {
        await using var probe = await ProbeAccount.StartAsync();

        var failed = await probe.InvokeAsync("exit");

        Assert.EndsWith("Error: Runtime exited with error: exit status 3", $"{failed["errorMessage"]}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Timeout_OfTheFunction_EndsTheProcess()
    {
        await using var probe = await ProbeAccount.StartAsync(TimeSpan.FromSeconds(1));
        var hanging = probe.InvokeAsync("hang");
        using var process = Process.GetProcessById(Assert.Single(probe.Processes));

        var failed = await hanging;
        await process.WaitForExitAsync();

        Assert.Equal("Sandbox.Timedout", $"{failed["errorType"]}");
    }

    [Fact]
    public async Task Output_OfTheProgram_IsTheFunctionsLog()
    {
        LogStore logs;
        await using (var probe = await ProbeAccount.StartAsync())
        {
            logs = probe.Account.Lambda.Logs;
            await probe.InvokeAsync("say");
        }

        Assert.Contains(logs.Lines, line => line.FunctionName == "probe" && line.Message.Contains("said", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Dispose_OfTheCloud_LeavesNoProcess()
    {
        Process process;
        await using (var probe = await ProbeAccount.StartAsync())
        {
            await probe.InvokeAsync();
            process = Process.GetProcessById(Assert.Single(probe.Processes));
        }

        using (process)
            Assert.True(process.HasExited);
    }
}
