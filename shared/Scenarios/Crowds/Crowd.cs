using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Comparison.Domain;
using Comparison.Local.Cloud;
using Comparison.Local.Cloud.Faults;
using Comparison.Local.Stacks;
using Comparison.Scenarios.Integrity;
using Comparison.Scenarios.Workflows;

namespace Comparison.Scenarios.Crowds;

/// <summary>Thousands of executions at once in one stack, with something broken for every twentieth of them.</summary>
public sealed class Crowd(LocalCloud cloud, HttpClient http, IReadOnlyList<CrowdMember> members)
{
    private const int AtOnce = 32;

    // Past the approval queue's delay, the settling of payments and every retry: then all wait for somebody.
    private static readonly TimeSpan UntilAllWait = TimeSpan.FromMinutes(2);

    // Past every deadline, and before a durable execution is forgotten.
    private static readonly TimeSpan UntilAllEnd = TimeSpan.FromDays(4);

    /// <summary>Starts all, lets them all wait at the same time, answers those that are to be answered, and sees all to their end.</summary>
    /// <param name="onWaiting">Called while all wait.</param>
    public async Task<CrowdRun> PlayAsync(
        Variant variant, DateTimeOffset start, Action? onWaiting = null, CancellationToken cancellationToken = default)
    {
        var stack = await DeployedStack.DeployAsync(cloud, variant, new() { Start = start }, cancellationToken);
        try
        {
            var faults = stack.Account.Context.Faults;
            faults.Order(members.Where(member => member.Fault is not null).SelectMany(member =>
                member.Fault!.Orders(variant, member.Workflow).Select(fault => fault with { About = member.Id })));
            var refused = new ConcurrentQueue<string>();
            await ForAllAsync(members, member => StartAsync(stack, member, refused, cancellationToken), cancellationToken);
            await stack.Time.AdvanceAsync(UntilAllWait, cancellationToken);
            onWaiting?.Invoke();
            await ForAllAsync(
                members.Where(member => member.Decision is not null), member => DecideAsync(stack, member, refused, cancellationToken),
                cancellationToken);
            await stack.Time.AdvanceAsync(UntilAllEnd, cancellationToken);

            var aftermath = await AftermathReader.ReadAsync(stack, [.. members.Select(member => (member.Workflow, member.Id))], cancellationToken);
            return new(
                [.. refused], aftermath.ToDictionary(left => left.Id, left => left.Status), [.. aftermath.SelectMany(Invariants.Check)],
                faults.Strikes.CountBy(strike => strike.Fault.Kind).ToDictionary());
        }
        finally
        {
            await cloud.RemoveAsync(stack.Account.Context.Id);
        }
    }

    private async Task StartAsync(DeployedStack stack, CrowdMember member, ConcurrentQueue<string> refused, CancellationToken cancellationToken)
    {
        using var body = new StringContent(member.Payload, Encoding.UTF8, "application/json");
        using var answer = await http.PostAsync(new Uri(stack.ApiUrl, $"workflows/{member.Workflow.ToText()}"), body, cancellationToken);
        if ((int)answer.StatusCode != 202)
            refused.Enqueue($"start of {member.Id}: {(int)answer.StatusCode}");
    }

    private async Task DecideAsync(DeployedStack stack, CrowdMember member, ConcurrentQueue<string> refused, CancellationToken cancellationToken)
    {
        var body = new JsonObject { ["decision"] = member.Decision, ["decided_by"] = member.Decider };
        using var answer = await http.PostAsJsonAsync(new Uri(stack.ApiUrl, $"decisions/{member.DecisionId}"), body, cancellationToken);
        if ((int)answer.StatusCode != 200)
            refused.Enqueue($"decision of {member.Id}: {(int)answer.StatusCode}");
    }

    private static Task ForAllAsync(IEnumerable<CrowdMember> some, Func<CrowdMember, Task> act, CancellationToken cancellationToken) =>
        Parallel.ForEachAsync(
            some, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
            async (member, _) => await act(member));
}

/// <summary>What became of a crowd in one variant.</summary>
/// <param name="Refused">The HTTP API's answers that were neither 202 to a start nor 200 to a decision.</param>
/// <param name="Statuses">How each member ended, by id.</param>
/// <param name="Strikes">How often each kind of fault came true.</param>
public sealed record CrowdRun(
    IReadOnlyList<string> Refused, IReadOnlyDictionary<string, string> Statuses, IReadOnlyList<BrokenInvariant> Broken,
    IReadOnlyDictionary<FaultKind, int> Strikes);
