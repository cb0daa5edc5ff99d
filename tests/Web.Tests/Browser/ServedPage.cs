using System.Diagnostics;
using Comparison.Domain;
using Comparison.Local.Cloud;
using Comparison.Scenarios.Runs;
using Comparison.Scenarios.Samples;
using Comparison.Scenarios.Targets;
using Comparison.Scenarios.Twins;
using Comparison.Clients.Tests.Support;
using Microsoft.Playwright;

namespace Comparison.Web.Tests.Browser;

/// <summary>The page as people run it, over a local cloud in real time, and a browser to look at it with. One for all stories.</summary>
public sealed class ServedPage : IAsyncLifetime
{
    private const string Ready = "Page at ";

    // How long a page may take to show what it is to show: minutes, where the machine does other things as well.
    private const int PatienceMilliseconds = 120_000;

    private static readonly string[] Quiet = ["--no-sandbox", "--disable-gpu", "--disable-quic"];

    private LocalCloud? _cloud;
    private LocalComparison? _both;
    private Process? _page;
    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private Task? _seeded;

    public Uri Address { get; private set; } = new("http://127.0.0.1");

    /// <summary>Both variants, for what a story needs beside the page.</summary>
    public LocalComparison Both => _both!;

    public async ValueTask InitializeAsync()
    {
        if (Tool.TryFind("chromium", out _) is not { } chromium)
            return; // the tests say why they are skipped
        _cloud = await LocalCloud.StartAsync();
        _both = await LocalComparison.DeployAsync(_cloud, ahead: LocalComparison.LongAhead);
        _cloud.Run(rate: 1);
        _page = Start(_cloud.Endpoint);
        while (await _page.StandardOutput.ReadLineAsync() is { } line)
            if (line.StartsWith(Ready, StringComparison.Ordinal))
            {
                Address = new(line[Ready.Length..]);
                break;
            }
        Assertions.SetDefaultExpectTimeout(PatienceMilliseconds);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = chromium.Path, Args = Quiet });
    }

    /// <summary>A person with a browser of their own, at one of the page's addresses.</summary>
    /// <param name="address">From the page's root: <c>/loan</c>.</param>
    /// <param name="listen">Given the page before it goes anywhere.</param>
    public async Task<IPage> OpenAsync(string address, BrowserNewContextOptions? options = null, Action<IPage>? listen = null)
    {
        Tool.Find("chromium");
        var context = await _browser!.NewContextAsync(options ?? new() { ViewportSize = new() { Width = 1280, Height = 720 } });
        context.SetDefaultTimeout(PatienceMilliseconds);
        var page = await context.NewPageAsync();
        listen?.Invoke(page);
        await page.GoToAsync(new Uri(Address, address));
        return page;
    }

    /// <summary>Starts every sample in both variants, once, so that there is something to look at.</summary>
    public Task SeedAsync()
    {
        Tool.Find("chromium");
        return _seeded ??= Task.WhenAll(new[] { Both.Durable, Both.StepFunctions }.Select(async stack =>
        {
            using var http = new HttpClient();
            foreach (var sample in WorkflowNames.All.SelectMany(SampleFiles.For))
                await new RequestDriver(new LocalTarget(stack, http), sample).StartAsync(CancellationToken.None);
        }));
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
        if (_page is not null)
        {
            _page.Kill(entireProcessTree: true);
            await _page.WaitForExitAsync();
            _page.Dispose();
        }
        _both?.Dispose();
        if (_cloud is not null)
            await _cloud.DisposeAsync();
    }

    private static Process Start(Uri cloud)
    {
        // Built beside this, in the same configuration.
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Name;
        var program = Path.Combine(SourceTree.Root, "artifacts", "bin", "Comparison.Web", configuration, "Comparison.Web.dll");
        return Process.Start(new ProcessStartInfo("dotnet", [program, "--port", "0", "--cloud", cloud.ToString(), "--ends-with-input"])
        {
            RedirectStandardInput = true, // closed with this process, however it ends
            RedirectStandardOutput = true,
        })!;
    }
}

/// <summary>What people do with a page, and wait for.</summary>
internal static class Visits
{
    /// <summary>Goes to an address, and waits until the page is more than what its server drew first: until its buttons do something.</summary>
    public static async Task GoToAsync(this IPage page, Uri address)
    {
        await page.GotoAsync(address.AbsoluteUri);
        await page.Locator("main:not([aria-busy])").WaitForAsync();
    }
}
