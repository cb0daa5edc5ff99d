using Comparison.Clients.Tests.Support;
using Comparison.Domain;
using Comparison.Web.Tests.Support;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Comparison.Web.Tests.Browser;

/// <summary>The page in a browser, from the first click to the verdict.</summary>
[Collection(TwoVariantsCollection.Name)]
public sealed class PageStoryTests
{
    private static readonly string Pictures = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "pictures")).FullName;

    private const string Live = "main:not([aria-busy])";

    private readonly TwoVariants _both;

    public PageStoryTests(TwoVariants both)
    {
        Tool.Find("chromium"); // before anything is started
        _both = both;
    }

    public static TheoryData<string> Addresses => ["/", "/runs", "/inbox", "/loan", "/articles", "/orders", "/cost", "/breaks"];

    [Fact]
    public async Task Loan_StartedAndApprovedByKeyboard_EndsTheSameAndNoSecretIsSent()
    {
        await using var page = await RunningProgram.ServeAsync(_both.Local.Endpoint);
        await using var browser = await BrowserPage.OpenAsync(page.Address);
        _both.Secrets.AddWord("1111");

        await ChooseAsync(browser.Page, WorkflowNames.All[^1]);
        await browser.Page.Keyboard.PressAsync("s");
        await browser.Page.WaitForSelectorAsync(".yes");
        await browser.Page.ScreenshotAsync(new() { Path = Path.Combine(Pictures, "waiting.png") });
        await browser.Page.ReloadAsync(); // mid-wait: the same is shown
        await browser.Page.WaitForSelectorAsync(Live);
        await browser.Page.WaitForSelectorAsync(".yes:enabled");
        await UntilAsync(browser.Page, "a", ".said");
        await UntilAsync(browser.Page, "ArrowRight", ".verdict.same");
        await browser.Page.ScreenshotAsync(new() { Path = Path.Combine(Pictures, "same.png") });

        Assert.Empty(browser.Complaints);
        Assert.Contains("manager-approval", browser.Received, StringComparison.Ordinal);
        Assert.Empty(_both.Secrets.FindIn([new("sent", browser.Received)]));
    }

    [Theory, MemberData(nameof(Addresses))]
    public async Task Address_OfThePage_FitsAndAxeFindsNothing(string address)
    {
        await using var page = await RunningProgram.ServeAsync(_both.Local.Endpoint);
        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            await using var browser = await BrowserPage.OpenAsync(new(page.Address, address), scheme);
            await browser.Page.WaitForSelectorAsync(Live);
            await browser.Page.WaitForFunctionAsync("document.title");
            var found = await browser.Page.RunAxe();
            await browser.Page.ScreenshotAsync(new() { Path = Path.Combine(Pictures, $"{(address == "/" ? "home" : address[1..])}-{scheme}.png") });

            Assert.Empty(found.Violations.Select(violation => $"{violation.Id}: {violation.Nodes[0].Html}"));
            Assert.Empty(browser.Complaints);
        }
    }

    [Fact]
    public async Task Run_ThatWaits_IsInViewAsAWholeAndAxeFindsNothing()
    {
        var run = await _both.StartAsync(WorkflowNames.All[^1]);
        await _both.UntilAskedAsync(run);
        await using var page = await RunningProgram.ServeAsync(_both.Local.Endpoint);
        await using var browser = await BrowserPage.OpenAsync(new(page.Address, run.Address));
        await browser.Page.WaitForSelectorAsync(".yes");

        var height = await browser.Page.EvaluateAsync<int>("document.documentElement.scrollHeight");
        var found = await browser.Page.RunAxe();

        Assert.InRange(height, 0, 720);
        Assert.Empty(found.Violations.Select(violation => $"{violation.Id}: {violation.Nodes[0].Html}"));
    }

    [Fact]
    public async Task Cloud_StopsAndComesBack_IsSaidAndWhatWasShownStays()
    {
        await using var browser = await BrowserPage.OpenAsync(new("about:blank"));
        var cloud = await RunningProgram.UpAsync(port: 0);
        await using var page = await RunningProgram.ServeAsync(cloud.Address);
        await browser.Page.GotoAsync(page.Address.ToString());
        await ChooseAsync(browser.Page, WorkflowNames.All[0]);
        await browser.Page.ClickAsync("#start");
        await browser.Page.WaitForSelectorAsync(".column.stepfunctions");

        await cloud.DisposeAsync();
        await browser.Page.WaitForSelectorAsync(".trouble");
        var shown = await browser.Page.Locator(".column").CountAsync();
        await using var back = await RunningProgram.UpAsync(cloud.Address.Port);
        await browser.Page.ClickAsync("#start");
        await browser.Page.WaitForSelectorAsync(".trouble", new() { State = WaitForSelectorState.Detached });

        Assert.Equal(2, shown);
    }

    private static async Task ChooseAsync(IPage page, WorkflowName workflow)
    {
        await page.WaitForSelectorAsync(Live);
        await page.SelectOptionAsync("#workflow", $"{workflow}");
        await page.WaitForSelectorAsync($"#sample option[value='{Scenarios.Samples.SampleFiles.For(workflow)[0].Name}']", new() { State = WaitForSelectorState.Attached });
    }

    // The keyboard acts on what is there: what is on its way comes by the next press.
    private static async Task UntilAsync(IPage page, string key, string selector)
    {
        while (await page.Locator(selector).CountAsync() == 0)
        {
            await page.Keyboard.PressAsync(key);
            await page.EvaluateAsync("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
        }
    }
}
