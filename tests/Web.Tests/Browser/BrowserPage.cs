using System.Text;
using Comparison.Clients.Tests.Support;
using Microsoft.Playwright;

namespace Comparison.Web.Tests.Browser;

/// <summary>A browser that looks at the page, and everything that the page's server sends to it.</summary>
internal sealed class BrowserPage : IAsyncDisposable
{
    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;
    private readonly StringBuilder _received = new();
    private readonly List<string> _complaints = [];

    private BrowserPage(IPlaywright playwright, IBrowser browser, IPage page) => (_playwright, _browser, Page) = (playwright, browser, page);

    public IPage Page { get; }

    /// <summary>Documents and the messages of circuits, as text.</summary>
    public string Received
    {
        get { lock (_received) return _received.ToString(); }
    }

    /// <summary>What the browser wrote to its console as errors: a violated policy, a script that failed.</summary>
    public IReadOnlyList<string> Complaints => _complaints;

    /// <summary>Opens a page, or skips the test: see <see cref="Tool.Find"/>.</summary>
    public static async Task<BrowserPage> OpenAsync(Uri address, ColorScheme scheme = ColorScheme.Light, int width = 1280, int height = 720)
    {
        var program = Tool.Find("chromium");
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = program.Path, Args = ["--no-sandbox"] });
        var page = await browser.NewPageAsync(new() { ViewportSize = new() { Width = width, Height = height }, ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce });
        page.SetDefaultTimeout(60_000);
        var opened = new BrowserPage(playwright, browser, page);
        opened.Listen();
        await page.GotoAsync(address.ToString());
        return opened;
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }

    private void Listen()
    {
        Page.Console += (_, message) =>
        {
            if (message.Type == "error")
                _complaints.Add(message.Text);
        };
        Page.PageError += (_, error) => _complaints.Add(error);
        // A circuit's messages are MessagePack, in which texts stand as they are.
        Page.WebSocket += (_, socket) => socket.FrameReceived += (_, frame) => Hear(frame.Text ?? Encoding.Latin1.GetString(frame.Binary ?? []));
        Page.Response += async (_, response) =>
        {
            if (response.Request.ResourceType == "document")
                Hear(await response.TextAsync());
        };
    }

    private void Hear(string text)
    {
        lock (_received)
            _received.Append(text).Append('\n');
    }
}
