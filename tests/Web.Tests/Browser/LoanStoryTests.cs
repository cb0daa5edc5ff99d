using Comparison.Local.Stacks;
using Comparison.Web.Tests.Support;
using Microsoft.Playwright;

namespace Comparison.Web.Tests.Browser;

/// <summary>An applicant and a manager, each with a browser of their own, in real time.</summary>
[Collection(TwoVariantsCollection.Name)]
public sealed class LoanStoryTests(ServedPage served) : IClassFixture<ServedPage>
{
    [Fact]
    public async Task Applicant_WatchesAlicesLoan_WhileAManagerApproves()
    {
        var applicant = await ApplyAsync("Alice Johnson");
        var manager = await served.OpenAsync("/loan?as=manager&id=" + IdOf(applicant));
        await Assertions.Expect(manager.GetByRole(AriaRole.Dialog)).ToContainTextAsync("durable and Step Functions");

        await manager.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Approve" }).ClickAsync();

        foreach (var variant in Enum.GetValues<Variant>())
        {
            var way = applicant.GetByRole(AriaRole.Group, new() { Name = variant.ForPeople(), Exact = true });
            await Assertions.Expect(way.GetByText("Manager done")).ToBeVisibleAsync();
            await Assertions.Expect(way.GetByRole(AriaRole.Status)).ToContainTextAsync("approved");
            await Assertions.Expect(way.GetByText("3005.69")).ToBeVisibleAsync();
        }
    }

    [Fact]
    public async Task Applicant_BreaksEveryRule_SeesEachAtItsField()
    {
        var page = await served.OpenAsync("/loan");
        await page.GetByLabel("SIN, last four digits").FillAsync("12x");
        await page.GetByLabel("Loan amount").FillAsync("1000000.001");

        await page.GetByRole(AriaRole.Button, new() { Name = "Apply" }).ClickAsync();

        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("4 things are wrong");
        await Assertions.Expect(page.Locator("#error-name")).ToContainTextAsync("Missing required fields: name");
        await Assertions.Expect(page.Locator("#error-sin")).ToContainTextAsync("sin must be the last four digits");
        await Assertions.Expect(page.Locator("#error-loan_amount li")).ToHaveCountAsync(2);
    }

    [Fact]
    public async Task Applicant_WhileAManagerThinks_ReloadsAndTakesASecondBrowser()
    {
        var applicant = await ApplyAsync("Alice Johnson");
        var waiting = applicant.GetByRole(AriaRole.Status).Filter(new() { HasText = "waits for managers@example.com" });
        await Assertions.Expect(waiting).ToHaveCountAsync(2);

        await applicant.ReloadAsync();
        var second = await served.OpenAsync(new Uri(applicant.Url).PathAndQuery);

        await Assertions.Expect(waiting).ToHaveCountAsync(2);
        await Assertions.Expect(second.GetByText("Manager waiting")).ToHaveCountAsync(2);
    }

    [Fact]
    public async Task Log_ReplaysAskedFor_AreShown()
    {
        var applicant = await ApplyAsync("Charlie Wilson");
        await Assertions.Expect(applicant.GetByText("Complete approved")).ToHaveCountAsync(2);
        var replays = applicant.GetByRole(AriaRole.Log).GetByText("[REPLAY]");
        await Assertions.Expect(replays).ToHaveCountAsync(0);

        await applicant.GetByLabel("show [REPLAY] lines").CheckAsync();

        await Assertions.Expect(replays.First).ToBeVisibleAsync();
    }

    private async Task<IPage> ApplyAsync(string profile)
    {
        var page = await served.OpenAsync("/loan");
        await page.GetByRole(AriaRole.Button, new() { Name = profile }).ClickAsync();
        await Assertions.Expect(page.GetByLabel("Name", new() { Exact = true })).ToHaveValueAsync(profile);
        await page.GetByRole(AriaRole.Button, new() { Name = "Apply" }).ClickAsync();
        await page.WaitForURLAsync("**/loan?id=*");
        return page;
    }

    private static string IdOf(IPage page) => new Uri(page.Url).Query.Split('=')[^1];
}
