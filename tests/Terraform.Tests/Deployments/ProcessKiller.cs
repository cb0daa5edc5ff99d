using System.Diagnostics;
using Comparison.Local.Stacks;

namespace Comparison.Terraform.Tests.Deployments;

/// <summary>Ends function processes with signal 9, again and again, while something else goes on.</summary>
/// <remarks>
/// Each function loses as many processes as the retries of both variants stand for sure. Those of the HTTP API are left alone: nobody
/// calls again for an API that fails; and so are those whose next try takes minutes of real time: consumers, whose messages
/// come back after the visibility timeout, and what is invoked as an event.
/// </remarks>
internal sealed class ProcessKiller(StackServices services, TimeProvider time)
{
    private const int Most = 2;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(400);

    private static readonly string[] Spared =
    [
        "approval-consumer", "decide", "fraud-check", "fraud-worker", "list-decisions", "order-consumer", "read-workflow", "start-workflow",
    ];

    private readonly Dictionary<string, int> _killed = [];

    /// <summary>How many died.</summary>
    public int Killed => _killed.Values.Sum();

    public async Task<T> WhileAsync<T>(Func<Task<T>> work)
    {
        using var timer = new PeriodicTimer(Pause, time);
        var done = work();
        while (!done.IsCompleted && await timer.WaitForNextTickAsync())
            KillOne();
        return await done;
    }

    private void KillOne()
    {
        var victim = services.Lambda.Processes.Running
            .Where(function => !Spared.Any(name => function.Key.EndsWith(name, StringComparison.Ordinal)))
            .Where(function => _killed.GetValueOrDefault(function.Key) < Most)
            .MinBy(function => _killed.GetValueOrDefault(function.Key));
        if (victim is null)
            return;
        try
        {
            using var process = Process.GetProcessById(victim.First());
            process.Kill();
            _killed[victim.Key] = _killed.GetValueOrDefault(victim.Key) + 1;
        }
        catch (ArgumentException)
        {
            // It ended by itself in the last instant.
        }
    }
}
