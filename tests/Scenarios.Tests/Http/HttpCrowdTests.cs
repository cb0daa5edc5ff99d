using Comparison.Domain;
using Comparison.Domain.Approvals;
using Comparison.Local.Stacks;
using Comparison.Scenarios.Integrity;
using Comparison.Scenarios.Workflows;

namespace Comparison.Scenarios.Tests.Http;

/// <summary>The API under hundreds of connections, slow bodies and half-closed connections loses nothing that it accepted.</summary>
public sealed class HttpCrowdTests
{
    private const int Callers = 400;
    private const int Stragglers = 20;

    public static TheoryData<Variant> Variants => [.. Enum.GetValues<Variant>()];

    [Theory, MemberData(nameof(Variants))]
    public async Task Crowd_StartsAndDecides_AndAllOfItStands(Variant variant)
    {
        var stack = await OpenAsync(variant);
        using var crowd = new HttpCrowd(stack);
        var ids = Enumerable.Range(1, Callers).Select(number => $"REQ-{number}").ToList();

        var started = await crowd.PostAsync([.. ids.Select(id => (id, "workflows/approval", HttpCrowd.Request(id)))]);
        await stack.Time.AdvanceAsync(ApprovalPolicy.QueueDelay);
        await stack.Account.Context.Workload.WhenIdleAsync();
        var decided = await crowd.PostAsync([.. ids.Select(id =>
            (id, $"decisions/approval.{id}.approval", """{"decision":"approve","decided_by":"b@example.com"}"""))]);
        await stack.Account.Context.Workload.WhenIdleAsync();

        Assert.All(started.Values, status => Assert.Equal(202, status));
        Assert.All(decided.Values, status => Assert.Equal(200, status));
        Assert.Empty(crowd.Statuses.Except([200, 202, 503]));
        Assert.True(crowd.AllSayWhen);
        var aftermath = await AftermathReader.ReadAsync(stack, [.. ids.Select(id => (WorkflowName.Approval, id))], default);
        Assert.All(aftermath, left => Assert.Equal("approved", left.Status));
        Assert.Empty(aftermath.SelectMany(Invariants.Check));
    }

    [Theory, MemberData(nameof(Variants))]
    public async Task Stragglers_AmongACrowd_AreStartedOrNot(Variant variant)
    {
        var stack = await OpenAsync(variant);
        using var crowd = new HttpCrowd(stack);
        var (slow, closing) = (await crowd.BeginAsync("SLOW", Stragglers), await crowd.BeginAsync("CLOSING", Stragglers));
        var gone = await crowd.BeginAsync("GONE", Stragglers);

        await crowd.PostAsync([.. Enumerable.Range(1, Callers / 2).Select(number =>
            ($"{number}", "workflows/approval", HttpCrowd.Request($"REQ-{number}")))]);
        var slowly = await Task.WhenAll(slow.Select(caller => caller.FinishAsync()));
        var closed = await Task.WhenAll(closing.Select(caller => caller.FinishAsync(closes: true)));
        var left = await Task.WhenAll(gone.Select(caller => caller.GiveUpAsync()));
        await stack.Account.Context.Workload.WhenIdleAsync();

        // Whose body comes too slowly for the server is told so or cut off. Kestrel takes who half-closes for gone: the start may stand unanswered.
        Assert.Empty(slowly.Concat(closed).Except([202, 408, 0]));
        Assert.Empty(left.Except([0, 400, 408]));
        Assert.Equal(slowly.Count(status => status == 202), await CountAsync(stack, "SLOW"));
        Assert.InRange(await CountAsync(stack, "CLOSING"), closed.Count(status => status == 202), Stragglers);
        Assert.Equal(0, await CountAsync(stack, "GONE"));
    }

    private static async Task<DeployedStack> OpenAsync(Variant variant) =>
        await DeployedStack.DeployAsync(await TestCloud.StartAsync(), variant, new() { Start = TestCloud.Tomorrow });

    private static async Task<int> CountAsync(DeployedStack stack, string name)
    {
        var count = 0;
        for (var number = 1; number <= Stragglers; number++)
            count += await stack.Engine.StateAsync(WorkflowName.Approval, $"{name}-{number}", default) is null ? 0 : 1;
        return count;
    }
}
