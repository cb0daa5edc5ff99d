using Comparison.Domain.Decisions;

namespace Comparison.Domain.Tests.Decisions;

public sealed class DeadlinesTests
{
    [Theory]
    [InlineData(1, 259_200)]
    [InlineData(0.01, 2_592)]
    [InlineData(0.0001, 26)]
    [InlineData(0.000001, 1)]
    public void Of_ADeadlineOf72Hours_IsAFractionInWholeSeconds(double scale, int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), new Deadlines((decimal)scale).Of(TimeSpan.FromHours(72)));
}
