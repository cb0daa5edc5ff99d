using Comparison.Domain;
using Comparison.Scenarios.Runs;
using Comparison.Scenarios.Samples;

namespace Comparison.Scenarios.Tests.Moderation;

public sealed class ModerationParityTests
{
    [Theory]
    [InlineData("ART-CLEAN", "article.title", "\"Ten quiet walks around the lake\"")]
    [InlineData("ART-FLAGGED", "decision.facts", "The Forbidden City in winter")]
    public async Task Sample_InBothVariants_LeavesTheSame(string name, string effect, string value)
    {
        using var both = await LocalComparison.DeployAsync(await TestCloud.StartAsync());
        var sample = SampleFiles.Of(WorkflowName.Moderation).Single(found => found.Name == name);

        var comparison = await both.RunAsync(sample);

        Assert.Equal("saved", comparison.Durable.Status);
        Assert.Contains(value, comparison.Durable.Effects[effect], StringComparison.Ordinal);
        Assert.Empty(comparison.Differences);
    }
}
