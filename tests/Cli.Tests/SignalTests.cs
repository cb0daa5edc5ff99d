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
            foreach (var threads in new[] { "6", "10", "14", "18" })
                moments.Add(signal, "up --port 0 --no-page --ephemeral", threads);
            foreach (var line in new[] { "start a request", "any other account", "Listening on" })
                moments.Add(signal, "up --port 0 --no-page --ephemeral", line);
            foreach (var threads in new[] { "10", "18" })
                moments.Add(signal, "run", threads);
        }
        return moments;
    }

    [Theory, MemberData(nameof(Moments))]
    public async Task Command_IsSignalled_EndsWithoutAWord(string signal, string command, string moment)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Counts the threads of a process in /proc.");
        Command.SkipUnlessHeard(signal);
        using var process = Command.Start(command.Split(' '));
        var errors = process.StandardError.ReadToEndAsync();
        var reached = new TaskCompletionSource();
        var output = ReadAsync(process, int.TryParse(moment, out var threads) ? "Listening on" : moment, reached);
        await UntilAsync(() => reached.Task.IsCompleted || output.IsCompleted || Threads(process) is var now && threads > 0 && now >= threads);

        process.Signal(signal);
        await output.WaitAsync(Patience);
        await process.WaitForExitAsync();

        Assert.True(process.ExitCode == 0 || process.ExitCode == (signal == "-INT" ? 130 : 143), $"It ended with {process.ExitCode}.");
        Assert.Equal("", await errors);
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(1));
        while (!condition())
            await look.WaitForNextTickAsync();
    }

    // How many threads a process has tells how far its start has come.
    private static int Threads(Process process)
    {
        try
        {
            return Directory.GetDirectories($"/proc/{process.Id}/task").Length;
        }
        catch (DirectoryNotFoundException)
        {
            return 0; // it has ended
        }
    }

    // To its end, or a process that writes more than a pipe holds would stand still.
    private static async Task ReadAsync(Process process, string until, TaskCompletionSource reached)
    {
        while (await process.StandardOutput.ReadLineAsync() is { } line)
            if (line.Contains(until, StringComparison.Ordinal))
                reached.TrySetResult();
    }
}
