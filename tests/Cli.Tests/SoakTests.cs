using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Comparison.Domain;
using Comparison.Local.Stacks;
using Comparison.Scenarios.Crowds;
using Comparison.Scenarios.Samples;

namespace Comparison.Cli.Tests;

/// <summary>100 approvals a second against <c>compare up</c>, for as long as COMPARE_SOAK_SECONDS says; ten seconds when absent.</summary>
public sealed class SoakTests(ITestOutputHelper output)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    [Theory]
    [InlineData(Variant.Durable)]
    [InlineData(Variant.StepFunctions)]
    public async Task Up_AHundredApprovalsASecond_EndsEveryAcceptedOneOnce(Variant variant)
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("COMPARE_ALL") == "1", "Runs with compare test --all (COMPARE_ALL=1).");
        var duration = TimeSpan.FromSeconds(
            int.Parse(Environment.GetEnvironmentVariable("COMPARE_SOAK_SECONDS") ?? "10", CultureInfo.InvariantCulture));
        using var limit = new CancellationTokenSource(duration + Patience);
        await using var up = await RunningUp.StartAsync("--queue-delay", "1");
        using var http = new HttpClient();
        var soak = new Soak(up.Apis[variant], http);

        await soak.PlayAsync(duration, limit.Token);
        var ended = await soak.UntilAllEndedAsync(limit.Token);
        var accounts = await http.GetStringAsync(new Uri(up.Endpoint, "_local/accounts"), limit.Token);
        var failures = await up.StopAsync();

        output.WriteLine($"{soak.Accepted.Count} accepted, refused: {string.Join(", ", soak.Refused.CountBy(status => status))}");
        Assert.NotEmpty(soak.Accepted);
        Assert.Equal(
            soak.Accepted.Order(StringComparer.Ordinal).Select(id => (id, "succeeded")), ended.OrderBy(one => one.Id, StringComparer.Ordinal));
        Assert.Equal(2, accounts.Split("\"failures\":[]").Length - 1);
        Assert.Equal("", failures);
    }
}

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

/// <summary>Somebody who starts a request through a stack's HTTP API, says yes when asked, and looks until it has ended; in real time.</summary>
internal sealed class Customer(DeployedStack stack, HttpClient http)
{
    public async Task<string> RunAsync(Sample sample, CancellationToken cancellationToken)
    {
        var workflow = sample.Workflow.ToString().ToLowerInvariant();
        using var content = new StringContent(sample.Payload, System.Text.Encoding.UTF8, "application/json");
        using var started = await http.PostAsync(new Uri(stack.ApiUrl, $"workflows/{workflow}"), content, cancellationToken);
        started.EnsureSuccessStatusCode();
        var id = (await started.Content.ReadFromJsonAsync<JsonNode>(cancellationToken))!["id"]!.GetValue<string>();
        // The API has no call that waits: it is asked until it tells, by clients on AWS as well.
        using var again = new PeriodicTimer(TimeSpan.FromMilliseconds(300));
        while (await again.WaitForNextTickAsync(cancellationToken))
        {
            await ApproveAsync(id, cancellationToken);
            var execution = await http.GetFromJsonAsync<JsonNode>(new Uri(stack.ApiUrl, $"workflows/{workflow}/{id}"), cancellationToken);
            if (execution!["outcome"] is { } outcome)
                return $"{outcome["status"]}";
        }
        throw new OperationCanceledException(cancellationToken);
    }

    private async Task ApproveAsync(string subject, CancellationToken cancellationToken)
    {
        var page = await stack.Desk.PendingAsync(workflow: null, limit: 100, cursor: null, cancellationToken);
        if (page.Decisions.FirstOrDefault(decision => decision.SubjectId == subject) is not { } asked)
            return;
        var answer = new JsonObject { ["decision"] = "approve", ["decided_by"] = asked.Deciders[0], ["comments"] = "" };
        using var response = await http.PostAsJsonAsync(
            new Uri(stack.ApiUrl, $"decisions/{Uri.EscapeDataString(asked.Id)}"), answer, cancellationToken);
    }
}
