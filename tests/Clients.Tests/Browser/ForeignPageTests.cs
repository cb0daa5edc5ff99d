using Comparison.Clients.Tests.Support;

namespace Comparison.Clients.Tests.Browser;

/// <summary>A page of another origin, in a real browser, tries all that a page can against <c>compare up</c>: nothing changes.</summary>
public sealed class ForeignPageTests(ITestOutputHelper output)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    [Theory]
    [InlineData("evil.localhost")] // another site
    [InlineData("127.0.0.1")] // another port of the same
    public async Task Page_OfAnotherOrigin_ChangesNothing(string host)
    {
        var chromium = Tool.Find("chromium");
        await using var victim = await Victim.StartAsync();
        await using var site = await EvilSite.StartAsync(victim.Target());
        var before = await victim.StateAsync();

        await using var browser = new Chromium(chromium, new Uri($"http://{host}:{site.Port}/"));
        var report = await site.Report.WaitAsync(Patience);

        output.WriteLine(report.ToString());
        Assert.Equal(before, await victim.StateAsync());
        Assert.Equal("\"for the owner\"", await victim.WorkAsync());
        Assert.DoesNotContain(report, attack => $"{attack.Value}" is "opened" or "still waiting" || $"{attack.Value}".EndsWith(" 200", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Attacks_ByTheOwner_DoWhatTheyAreMeantTo()
    {
        Tool.Find("chromium");
        await using var victim = await Victim.StartAsync();
        var target = victim.Target();

        Assert.Equal(201, await victim.SendAsync("2015-03-31/functions", $"{target["create"]}"));
        Assert.Equal(200, await victim.SendAsync("2015-03-31/functions/comparison-decide/invocations", $"{target["forged"]}"));
        Assert.Equal(200, await victim.SendAsync("_local/faults", $"{target["faults"]}"));
        Assert.Empty(await victim.PendingAsync());
    }
}
