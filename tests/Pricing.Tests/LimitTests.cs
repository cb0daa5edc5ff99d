using Comparison.Pricing.Advice;
using Comparison.Pricing.Sheets;
using Comparison.Pricing.Workloads;

namespace Comparison.Pricing.Tests;

public sealed class LimitTests
{
    // KB of 1,024 bytes: Step Functions takes 256 of them, a callback and a request 1,024, and of a step's result sources disagree.
    [Theory]
    [InlineData(100, 3, "", "", "")]
    [InlineData(256, 3, "", "", "")]
    [InlineData(257, 3, "", "result of a step", "input, result or output of a state")]
    [InlineData(257, 0, "", "", "input, result or output of a state")]
    [InlineData(1024, 3, "", "result of a step", "input, result or output of a state")]
    [InlineData(1025, 0, "request of an asynchronous start, answer of a callback", "", "input, result or output of a state")]
    [InlineData(1025, 3, "request of an asynchronous start, answer of a callback, result of a step", "", "input, result or output of a state")]
    [InlineData(1, 2997, "durable operations", "", "")]
    [InlineData(1, 5000, "durable operations", "", "history")]
    public void Limits_OfAShape_AreEachVariantsOwn(int kilobytes, int steps, string durable, string contested, string machine)
    {
        var limits = Limits.For(new WaitingShape(steps, kilobytes * 1024, TimeSpan.FromDays(1)).ToTwins(), kilobytes * 1024);

        Assert.Equal(durable, Names(limits.Where(limit => limit is { IsDurable: true, IsBroken: true })));
        Assert.Equal(contested, Names(limits.Where(limit => limit.IsContested)));
        Assert.Equal(machine, Names(limits.Where(limit => limit is { IsDurable: false, IsBroken: true })));
    }

    [Fact]
    public void Limits_OfADefinition_AreThereWhenThereIsOne()
    {
        var twins = new WaitingShape(1, 0, TimeSpan.Zero).ToTwins();

        Assert.DoesNotContain(Limits.For(twins, 0), limit => limit.Name == "definition");
        Assert.Contains(Limits.For(twins, 0, 1_048_577), limit => limit is { Name: "definition", IsBroken: true });
        Assert.Contains(Limits.For(twins, 0, 600_000), limit => limit is { Name: "definition", IsNear: true, IsBroken: false });
    }

    [Fact]
    public void Broken_OfARecommendation_AreThoseOfTheVariantAsked()
    {
        var verdict = Recommendation.For(new(3, 300_000, TimeSpan.FromDays(1)), new(PriceSheets.For("us-east-1")), 1000);

        Assert.Empty(verdict.Broken(isDurable: true));
        Assert.Equal(256, Assert.Single(verdict.Broken(isDurable: false)).Most);
    }

    private static string Names(IEnumerable<Limit> limits) => string.Join(", ", limits.Select(limit => limit.Name));
}
