using Comparison.Clients.Tests.Support;
using Comparison.Web.Tests.Support;
using Microsoft.Playwright;

namespace Comparison.Web.Tests.Browser;

/// <summary>The page as people run it, with time passing by itself, and a browser in which any number of them look at it.</summary>
/// <remarks>With <c>COMPARE_ROOTS</c> in the environment, which names Terraform roots or files with their outputs, it shows what is applied there.</remarks>
public sealed class ServedPage(TwoVariants both) : IAsyncLifetime
{
    // How long a page may take to show what it is to show: minutes, where the machine does other things as well.
    private const int PatienceMilliseconds = 120_000;

    private RunningProgram? _page;
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public TwoVariants Both => both;

    public async ValueTask InitializeAsync()
    {
        if (Tool.TryFind("chromium", out _) is not { } chromium)
            return; // the tests say why they are skipped
        both.Local.Run(rate: 1);
        Assertions.SetDefaultExpectTimeout(PatienceMilliseconds);
        _page = both.GivenEnvironment.GetValueOrDefault("COMPARE_ROOTS") is { Length: > 0 } roots
            ? await RunningProgram.ServeAppliedAsync(roots.Split(Path.PathSeparator), both.GivenEnvironment)
            : await RunningProgram.ServeAsync(both.Local.Endpoint);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = chromium.Path, Args = ["--no-sandbox"] });
    }

    /// <summary>A person with a browser of their own, at one of the page's addresses, whose buttons do something by then.</summary>
    /// <param name="address">From the page's root: <c>/loan</c>.</param>
    /// <param name="listen">Given the page before it goes anywhere.</param>
    public async Task<IPage> OpenAsync(string address, BrowserNewContextOptions? options = null, Action<IPage>? listen = null)
    {
        Tool.Find("chromium");
        var context = await _browser!.NewContextAsync(options ?? new() { ViewportSize = new() { Width = 1280, Height = 720 } });
        context.SetDefaultTimeout(PatienceMilliseconds);
        var page = await context.NewPageAsync();
        listen?.Invoke(page);
        await page.GotoAsync(new Uri(_page!.Address, address).AbsoluteUri);
        await page.Locator("main:not([aria-busy])").WaitForAsync();
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
        if (_page is not null)
            await _page.DisposeAsync();
        both.Local.Run(rate: 0); // as the tests expect it that move time themselves
    }
}
