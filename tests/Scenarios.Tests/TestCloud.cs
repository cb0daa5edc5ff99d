using Comparison.Local.Cloud;

namespace Comparison.Scenarios.Tests;

/// <summary>The one local cloud of the test process; each test adds accounts of its own.</summary>
internal static class TestCloud
{
    private static readonly Lazy<Task<LocalCloud>> Cloud = new(() => LocalCloud.StartAsync());

    public static Task<LocalCloud> StartAsync() => Cloud.Value;

    /// <summary>A start for a stack's clock, ahead of the machine's as the durable runtime needs it.</summary>
    public static DateTimeOffset Tomorrow { get; } =
        new DateTimeOffset(TimeProvider.System.GetUtcNow().UtcDateTime.Date, TimeSpan.Zero).AddDays(1).AddHours(9);
}
