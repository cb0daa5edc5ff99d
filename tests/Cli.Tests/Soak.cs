using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Comparison.Domain;
using Comparison.Scenarios.Crowds;

namespace Comparison.Cli.Tests;

/// <summary>Approvals that come at a steady rate, whether or not the stack keeps up, and are each said yes to.</summary>
internal sealed class Soak(Uri api, HttpClient http)
{
    private const int PerSecond = 100;

    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(1);

    private readonly ConcurrentQueue<string> _accepted = [];
    private readonly ConcurrentQueue<int> _refused = [];

    /// <summary>The requests that the API answered with 202.</summary>
    public IReadOnlyCollection<string> Accepted => _accepted;

    /// <summary>The statuses of the other answers.</summary>
    public IEnumerable<int> Refused => _refused;

    /// <summary>Returns when all that were accepted are decided.</summary>
    public async Task PlayAsync(TimeSpan duration, CancellationToken cancellationToken)
    {
        var begun = Stopwatch.GetTimestamp();
        List<Task> lives = [];
        using var tick = new PeriodicTimer(Tick);
        while (Stopwatch.GetElapsedTime(begun) < duration && await tick.WaitForNextTickAsync(cancellationToken))
            while (lives.Count < Stopwatch.GetElapsedTime(begun).TotalSeconds * PerSecond)
                lives.Add(LiveAsync(Member(lives.Count), cancellationToken));
        await Task.WhenAll(lives);
    }

    /// <summary>How every accepted one stands, once none of them is under way any more. The same id twice would be two executions.</summary>
    /// <remarks>One that was not accepted may run nevertheless: a function that a busy machine lets time out has still begun.</remarks>
    public async Task<IReadOnlyList<(string Id, string Status)>> UntilAllEndedAsync(CancellationToken cancellationToken)
    {
        var accepted = _accepted.ToHashSet();
        using var again = new PeriodicTimer(BetweenLooks);
        while (await again.WaitForNextTickAsync(cancellationToken))
        {
            List<(string Id, string Status)> all = [];
            for (var cursor = ""; cursor is not null;)
            {
                var page = await http.GetFromJsonAsync<JsonObject>(
                    new Uri(api, $"workflows/approval?limit=100{cursor}"), cancellationToken);
                all.AddRange(page!["executions"]!.AsArray()
                    .Select(one => (Id: (string)one!["id"]!, Status: (string)one["status"]!))
                    .Where(one => accepted.Contains(one.Id)));
                cursor = (string?)page["cursor"] is { } next ? $"&cursor={Uri.EscapeDataString(next)}" : null;
            }
            if (!all.Exists(one => one.Status is "running" or "waiting"))
                return all;
        }
        throw new OperationCanceledException(cancellationToken);
    }

    private static CrowdMember Member(int index) =>
        new($"SOAK-{index.ToString("D6", CultureInfo.InvariantCulture)}", WorkflowName.Approval, "approve", Fault: null);

    private async Task LiveAsync(CrowdMember member, CancellationToken cancellationToken)
    {
        using var body = new StringContent(member.Payload, Encoding.UTF8, "application/json");
        using var answer = await http.PostAsync(new Uri(api, "workflows/approval"), body, cancellationToken);
        if ((int)answer.StatusCode != 202)
        {
            _refused.Enqueue((int)answer.StatusCode);
            return;
        }
        _accepted.Enqueue(member.Id);
        var ruling = new JsonObject { ["decision"] = member.Decision, ["decided_by"] = member.Decider };
        using var again = new PeriodicTimer(BetweenLooks);
        while (await again.WaitForNextTickAsync(cancellationToken))
        {
            using var decided = await http.PostAsJsonAsync(new Uri(api, $"decisions/{member.DecisionId}"), ruling, cancellationToken);
            if (decided.IsSuccessStatusCode)
                return;
        }
    }
}
