using Comparison.Domain;
using Comparison.Local.Cloud.Meter;
using Comparison.Local.Stacks;
using Comparison.Scenarios.Samples;
using Comparison.Scenarios.Twins;
using Comparison.Tests.Shared;
using Comparison.Web.Histories;
using Comparison.Web.Recordings;
using Comparison.Web.Tests.Support;
using Comparison.Web.Watching;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Playwright;

namespace Comparison.Web.Tests.Browser;

/// <summary>The talk's demo as it was recorded, for a stage on which nothing runs, is still what a run shows.</summary>
[Collection(TwoVariantsCollection.Name)]
public sealed class TalkDemoTests(TwoVariants both)
{
    private static readonly string Talk = Path.Combine(SourceTree.Root, "docs", "talk");
    private static readonly Sample Request = SampleFiles.For(WorkflowName.Approval).Single(sample => sample.Name == "REQ-003");
    private static readonly string Recording = Path.Combine(Talk, "demo.jsonl");

    [Fact]
    public async Task Recording_ThatIsShipped_ShowsWhatHappensToday()
    {
        var recorded = RecordedCloud.Open(Recording, TimeProvider.System);
        var (run, played) = (await StartedAsync(recorded), await both.StartAsync(Request));

        var asked = await both.UntilAskedAsync(played);
        foreach (var variant in Enum.GetValues<Variant>())
            await both.DecideAsync(asked, variant, approves: true);
        var today = await both.UntilOverAsync(played);

        foreach (var variant in Enum.GetValues<Variant>())
            Assert.Equal(Told(today[variant]!), Told((await recorded.ReadAsync(variant, run, CancellationToken.None))!));
    }

    [Fact]
    public async Task Recording_ThatIsPlayed_CountsFromItsStart()
    {
        var time = new ManualTime(DateTimeOffset.UnixEpoch);
        var recorded = RecordedCloud.Open(Recording, time);
        var watch = new CloudWatch(recorded, NullLogger<CloudWatch>.Instance);
        var poll = watch.Run((await new Starts(recorded, watch).StartAsync(Request, CancellationToken.None)).Run!);

        do
        {
            time.Advance(TimeSpan.FromSeconds(0.1));
            await poll.RefreshAsync(CancellationToken.None);
            Assert.DoesNotContain(poll.Latest.Value!.Readings, reading => poll.Latest.Value.UsageOf(reading.Variant) is { } used && Enum.GetValues<BillingUnit>().Any(unit => used[unit] < 0));
        }
        while (Verdict.Reach(poll.Latest.Value!) is null);

        Assert.Equal(4, poll.Latest.Value!.DurableUsage![BillingUnit.DurableOperations]);
        Assert.Equal(2, poll.Latest.Value.StepFunctionsUsage![BillingUnit.StateTransitions]);
    }

    /// <summary>Plays the demo by the keys that the talk's README gives, records it, and takes the deck's two stills. Run by hand, with <c>-explicit only</c>.</summary>
    [Fact(Explicit = true)]
    public async Task Demo_IsRecorded()
    {
        both.Local.Run(rate: 1);
        await using var page = await RunningProgram.ServeAsync("--cloud", both.Local.Endpoint.ToString(), "--record", Recording);
        await using var browser = await BrowserPage.OpenAsync(page.Address);
        await browser.Page.WaitForSelectorAsync("main:not([aria-busy])");
        await browser.Page.SelectOptionAsync("#sample", Request.Name);
        await browser.Page.Keyboard.PressAsync("s");
        await Assertions.Expect(browser.Page.Locator(".column").GetByText("Approval").First).ToBeVisibleAsync();
        await browser.Page.Keyboard.PressAsync("ArrowRight"); // to the minute after which the question is on the desk
        await Assertions.Expect(browser.Page.GetByText("waits for security@example.com")).ToHaveCountAsync(2);
        await StillAsync(browser.Page, "live-waiting.png");
        await browser.Page.Keyboard.PressAsync("a");
        await browser.Page.WaitForSelectorAsync(".verdict.same");
        await StillAsync(browser.Page, "live-same.png");
        both.Local.Run(rate: 0);
    }

    private static async Task StillAsync(IPage page, string name) => await page.ScreenshotAsync(new() { Path = Path.Combine(Talk, "figures", name) });

    private static async Task<RunKey> StartedAsync(RecordedCloud recorded) => new(
        WorkflowName.Approval,
        (await recorded.ListAsync(Variant.Durable, WorkflowName.Approval, state: null, limit: 1, cursor: null, CancellationToken.None)).Executions[0].Id);

    private static IEnumerable<string> Told(RunReading reading) => reading.Events.Select(item => $"{item.Type} {item.Name}");
}
