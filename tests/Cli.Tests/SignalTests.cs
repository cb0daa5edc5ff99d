using System.Diagnostics;

namespace Comparison.Cli.Tests;

/// <summary>Ctrl+C and SIGTERM end a command at whatever moment they come, and nothing is left of it.</summary>
public sealed class SignalTests
{
    // Only against a test that hangs: a command that did not stop by itself would be ended after five seconds.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public static TheoryData<string, string, string> Moments()
    {
        var moments = new TheoryData<string, string, string>();
        foreach (var signal in new[] { "-INT", "-TERM" })
        {
            foreach (var threads in new[] { "2", "5", "8", "11", "14", "17", "20" })
                moments.Add(signal, "up --port 0", threads);
            foreach (var line in new[] { "durable", "start a request", "AWS tools", "any other account", "Listening on" })
                moments.Add(signal, "up --port 0", line);
            foreach (var threads in new[] { "8", "14", "20" })
                moments.Add(signal, "run", threads);
        }
        return moments;
    }

    [Theory, MemberData(nameof(Moments))]
    public async Task Command_IsSignalled_EndsWithoutAWord(string signal, string command, string moment)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Counts the threads of a process in /proc.");
        using var process = Command.Start(command.Split(' '));
        var errors = process.StandardError.ReadToEndAsync();
        if (int.TryParse(moment, out var threads))
            await UntilThreadsAsync(process, threads);
        else
            await UntilLineAsync(process, moment);

        using var kill = Process.Start("kill", [signal, $"{process.Id}"]);
        await process.StandardOutput.ReadToEndAsync().WaitAsync(Patience);
        await process.WaitForExitAsync();

        Assert.Contains(process.ExitCode, signal == "-INT" ? [0, 130] : new[] { 0, 143 });
        Assert.Equal("", await errors);
    }

    // How many threads a process has tells how far its start has come; one that has ended meanwhile has none.
    private static async Task UntilThreadsAsync(Process process, int count)
    {
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(1));
        while (await look.WaitForNextTickAsync() && Directory.Exists($"/proc/{process.Id}/task") && !process.HasExited)
            if (Directory.GetDirectories($"/proc/{process.Id}/task").Length >= count)
                return;
    }

    private static async Task UntilLineAsync(Process process, string text)
    {
        while (await process.StandardOutput.ReadLineAsync() is { } line && !line.Contains(text, StringComparison.OrdinalIgnoreCase))
        {
        }
    }
}
