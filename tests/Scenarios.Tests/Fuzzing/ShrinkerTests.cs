using Comparison.Domain;
using Comparison.Local.Cloud.Faults;
using Comparison.Scenarios.Drawing;
using Comparison.Scenarios.Fuzzing;

namespace Comparison.Scenarios.Tests.Fuzzing;

/// <summary>The shrinker on made-up differences, which cost nothing to play.</summary>
public sealed class ShrinkerTests
{
    private static readonly FuzzCase Large = new(
        WorkflowName.Order,
        """{"order_id": "ORD-7", "customer_id": "a customer with a long name", "amount_cents": 50000, "items": [{"sku": "A"}, {"sku": "B"}]}""",
        [
            new(FuzzEventKind.StartAgain, FuzzAnchor.Start, 5_000), new(FuzzEventKind.No, FuzzAnchor.Asked, 60_001, Choice: 3),
            new(FuzzEventKind.Yes, FuzzAnchor.Deadline, -1),
        ],
        [new(FaultKind.Refuse, FuzzTargets.Refund, Times: 3), new(FaultKind.Throttle, "fulfil-order", Times: 2, Invocation: 3)]);

    [Fact]
    public async Task Shrink_NothingMatters_LeavesNothing()
    {
        var shrunk = await Shrinker.ShrinkAsync(Large, _ => Task.FromResult(true));

        Assert.Equal("order {}", shrunk.ToString());
    }

    [Fact]
    public async Task Shrink_AnEventAndAFaultMatter_LeavesThemAlone()
    {
        var shrunk = await Shrinker.ShrinkAsync(Large, candidate => Task.FromResult(
            candidate.Events.Any(happening => happening.Kind == FuzzEventKind.No)
            && candidate.Faults.Any(fault => fault is { Target: FuzzTargets.Refund, Times: > 1 })));

        Assert.Equal("order {}; no asked+0ms; refuse refund ×2", shrunk.ToString());
    }

    [Fact]
    public async Task Shrink_AValueMatters_KeepsItAndShortensOthers()
    {
        var shrunk = await Shrinker.ShrinkAsync(Large, candidate => Task.FromResult(
            candidate.Payload.Contains("50000", StringComparison.Ordinal) && candidate.Payload.Contains("a c", StringComparison.Ordinal)));

        Assert.Equal("""order {"customer_id": "a cust", "amount_cents": 50000}""", shrunk.ToString());
    }

    [Fact]
    public async Task Shrink_NothingSmallerDiffers_GivesItBack() =>
        Assert.Equal(Large, await Shrinker.ShrinkAsync(Large, _ => Task.FromResult(false)));

    [Fact]
    public async Task Shrink_PayloadThatIsNoObject_StaysAsItIs()
    {
        var odd = Large with { Payload = "[1, 2" };

        var shrunk = await Shrinker.ShrinkAsync(odd, _ => Task.FromResult(true));

        Assert.Equal("order [1, 2", shrunk.ToString());
    }

    [Fact]
    public async Task Shrink_TriesSoMuchAndNoMore()
    {
        var tries = 0;
        var wide = Large with { Payload = $"{{{string.Join(", ", Enumerable.Range(0, 2 * Shrinker.MaxTries).Select(member => $"\"m{member}\": 1"))}}}" };

        await Shrinker.ShrinkAsync(wide, _ => Task.FromResult(++tries < 0));

        Assert.Equal(Shrinker.MaxTries, tries);
    }

    [Fact]
    public async Task Shrink_NeverTriesACaseThatIsNotFair()
    {
        var fair = Large with { Faults = [new(FaultKind.Refuse, FuzzTargets.Ask)], Events = [new(FuzzEventKind.Yes, FuzzAnchor.Deadline, -10_000)] };
        var tried = new List<FuzzCase>();

        await Shrinker.ShrinkAsync(fair, candidate =>
        {
            tried.Add(candidate);
            return Task.FromResult(false);
        });

        Assert.NotEmpty(tried);
        Assert.All(tried, candidate => Assert.True(FuzzRules.IsFair(candidate)));
    }
}
