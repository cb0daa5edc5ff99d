using System.Globalization;
using Comparison.Local.Stacks;

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
