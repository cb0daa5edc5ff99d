using System.Globalization;
using Comparison.Domain;
using Comparison.Local.Stacks;
using Comparison.Web.Tests.Support;
using Microsoft.Playwright;

namespace Comparison.Web.Tests.Browser;

/// <summary>How fast the page is on this machine: figures, which no test asserts. Run by hand, with <c>-explicit only</c>.</summary>
[Collection(TwoVariantsCollection.Name)]
public sealed class PageFigures(ServedPage served, ITestOutputHelper output) : IClassFixture<ServedPage>
{
    private const int Loads = 20;
    private const int Runs = 100; // two events each, one in either column
    private const int Watchers = 50;
    private const int Approvals = 100;
    private const int Rounds = 10;

    [Fact(Explicit = true)]
    public async Task FirstPaint()
    {
        foreach (var address in new[] { "/", "/inbox", "/loan", "/cost", "/runs" })
        {
            var times = new List<double>();
            for (var i = 0; i < Loads; i++)
            {
                var page = await served.OpenAsync(address);
                times.Add(await page.EvaluateAsync<double>("performance.getEntriesByName('first-contentful-paint')[0].startTime"));
                await page.Context.CloseAsync();
            }
            Say($"first contentful paint of {address}", times);
        }
    }

    /// <summary>From the time that the engine wrote into its history to the moment at which the word stands in the document.</summary>
    [Fact(Explicit = true)]
    public async Task EventOnTheScreen()
    {
        var delays = Enum.GetValues<Variant>().ToDictionary(variant => variant, _ => new List<double>());
        for (var i = 0; i < Runs; i++)
        {
            var run = await served.Both.StartAsync(WorkflowName.Moderation);
            var page = await served.OpenAsync(run.Address);
            await page.Locator(".yes").First.WaitForAsync();
            await page.EvaluateAsync(
                """
                window.seen = {};
                const look = () => document.querySelectorAll('.column').forEach(column => {
                  if (column.textContent.includes('ExecutionSucceeded')) window.seen[column.className] ??= Date.now();
                });
                new MutationObserver(look).observe(document.body, { childList: true, subtree: true, characterData: true });
                """);
            await page.Locator(".yes").First.ClickAsync();
            await page.EvaluateAsync(
                "new Promise(done => { const look = () => Object.keys(window.seen).length === 2 ? done() : requestAnimationFrame(look); look(); })");
            // The cloud's clock goes at the same pace, and stands elsewhere.
            var ahead = (await served.Both.Cloud.StatusAsync(CancellationToken.None)).Now - TimeProvider.System.GetUtcNow();
            foreach (var variant in Enum.GetValues<Variant>())
            {
                var reading = (await served.Both.Cloud.ReadAsync(variant, run, CancellationToken.None))!;
                var seen = await page.EvaluateAsync<double>($"window.seen[Object.keys(window.seen).find(key => key.includes('{variant.ToText()}'))]");
                delays[variant].Add(seen - (reading.FinishedAt!.Value - ahead).ToUnixTimeMilliseconds());
            }
            await page.Context.CloseAsync();
        }
        foreach (var (variant, times) in delays)
            Say($"event on the screen, {variant.ForPeople()}", times);
    }

    /// <summary>Starts of approvals in both variants, before, while and after fifty watch a run that waits.</summary>
    /// <remarks>
    /// One machine stands in for fifty: its browser takes in what the page sends, and paints nothing of it. Keep the browser on
    /// other cores than the page and the engine (<c>taskset</c>), or the figures are the browser's.
    /// </remarks>
    [Fact(Explicit = true)]
    public async Task EngineUnderWatchers()
    {
        var waiting = await served.Both.StartAsync(WorkflowName.Loan);
        for (var i = 0; i < 4; i++)
            await StartAsync(); // what is first is slower
        Say($"{Approvals} approvals started, nobody watching", await StartAsync());
        var pages = new List<IPage>();
        for (var i = 0; i < Watchers; i++)
        {
            pages.Add(await served.OpenAsync(waiting.Address));
            await pages[i].EvaluateAsync("document.body.hidden = true");
        }
        await Task.Delay(TimeSpan.FromSeconds(10)); // what the browser does on opening is not watching
        Say($"{Approvals} approvals started, {Watchers} watching", await StartAsync());
        foreach (var page in pages)
            await page.Context.CloseAsync();
        Say($"{Approvals} approvals started, nobody watching any more", await StartAsync());
    }

    private async Task<List<double>> StartAsync()
    {
        var times = new List<double>();
        for (var round = 0; round < Rounds; round++)
        {
            var started = TimeProvider.System.GetTimestamp();
            for (var i = 0; i < Approvals; i++)
                await served.Both.StartAsync(WorkflowName.Approval);
            times.Add(TimeProvider.System.GetElapsedTime(started).TotalMilliseconds);
        }
        return times;
    }

    private void Say(string what, List<double> times)
    {
        times.Sort();
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{what}: p50 {times[times.Count / 2]:0} ms, p95 {times[(int)Math.Ceiling(times.Count * 0.95) - 1]:0} ms, most {times[^1]:0} ms of {times.Count}"));
    }
}
