using Comparison.Web.Tests.Support;
using Microsoft.Playwright;

namespace Comparison.Web.Tests.Browser;

/// <summary>Authors, customers and those who decide, each with a browser of their own, in real time.</summary>
[Collection(TwoVariantsCollection.Name)]
public sealed class DeskStoryTests(ServedPage served) : IClassFixture<ServedPage>
{
    [Fact]
    public async Task Author_ForbiddenTitle_WaitsAndIsPublished()
    {
        var author = await SubmitAsync("A forbidden story of two columns");
        await Assertions.Expect(Row(author, "A forbidden story of two columns").GetByText("waits for moderators@example.com")).ToHaveCountAsync(2);
        var moderator = await served.OpenAsync("/inbox");

        await Card(moderator, "A forbidden story of two columns").GetByRole(AriaRole.Button, new() { Name = "Approve" }).ClickAsync();

        await Assertions.Expect(Row(author, "A forbidden story of two columns").GetByText("saved")).ToHaveCountAsync(2);
    }

    [Fact]
    public async Task Operator_ApprovesOneAndRejectsOneWithAComment()
    {
        var customer = await served.OpenAsync("/orders");
        await OrderAsync(customer, "CUST-APPROVED");
        await OrderAsync(customer, "CUST-REJECTED");
        var operation = await served.OpenAsync("/inbox");

        await Card(operation, "CUST-APPROVED").GetByRole(AriaRole.Button, new() { Name = "Approve" }).ClickAsync();
        await Card(operation, "CUST-REJECTED").GetByLabel("Comment").FillAsync("Not in this quarter");
        await Card(operation, "CUST-REJECTED").GetByRole(AriaRole.Button, new() { Name = "Reject" }).ClickAsync();

        var rejected = customer.GetByRole(AriaRole.Row).Filter(new() { HasText = "Not in this quarter" });
        await Assertions.Expect(rejected.GetByText("refunded $1,299.00")).ToHaveCountAsync(2);
        await Assertions.Expect(customer.GetByRole(AriaRole.Row).Filter(new() { HasText = "shipped from WH-001" }).First).ToContainTextAsync("charged $1,299.00");
    }

    [Fact]
    public async Task Managers_TwoAtOnce_TheSecondHearsWhatTheFirstDecided()
    {
        await SubmitAsync("Two moderators and one forbidden title");
        var pages = await Task.WhenAll(served.OpenAsync("/inbox"), served.OpenAsync("/inbox"));
        var buttons = await Task.WhenAll(
            Card(pages[0], "Two moderators").GetByRole(AriaRole.Button, new() { Name = "Approve" }).ElementHandleAsync(),
            Card(pages[1], "Two moderators").GetByRole(AriaRole.Button, new() { Name = "Reject" }).ElementHandleAsync());

        await Task.WhenAll(buttons.Select(button => button.EvaluateAsync("button => button.click()")));

        var said = pages.Select(page => page.Locator(".said p").Filter(new() { HasText = "by moderators@example.com" })).ToList();
        await Assertions.Expect(said[0]).ToHaveCountAsync(2);
        await Assertions.Expect(said[1]).ToHaveCountAsync(2);
        var texts = string.Join(' ', await said[0].AllInnerTextsAsync()) + string.Join(' ', await said[1].AllInnerTextsAsync());
        Assert.Equal(2, texts.Split("already decided: ").Length - 1);
    }

    [Fact]
    public async Task Inbox_ByKeys_AnswersTheQuestionThatHasTheFocus()
    {
        var author = await SubmitAsync("Keys for a forbidden door");
        var moderator = await served.OpenAsync("/inbox");
        await Card(moderator, "Keys for a forbidden door").GetByRole(AriaRole.Link).FocusAsync();

        await Assertions.Expect(Card(moderator, "Keys for a forbidden door").Locator("kbd").First).ToHaveTextAsync("a");
        await moderator.Keyboard.PressAsync("r");

        await Assertions.Expect(Row(author, "Keys for a forbidden door").GetByText("rejected")).ToHaveCountAsync(2);
    }

    [Fact]
    public async Task Inbox_OnAPhone_IsNoWiderThanItsScreen()
    {
        await SubmitAsync("A forbidden title that is so very long that it has to be broken into several lines on the small screen of a phone");
        var page = await served.OpenAsync("/inbox", new() { ViewportSize = new() { Width = 390, Height = 844 } });
        await Assertions.Expect(Card(page, "A forbidden title that is so very long")).ToBeVisibleAsync();

        var width = await page.EvaluateAsync<int>("document.documentElement.scrollWidth");

        Assert.Equal(390, width);
    }

    [Fact]
    public async Task Title_OfMarkup_StaysText()
    {
        const string Title = "<img src=x onerror=\"document.title='hacked'\"><b>forbidden</b>";
        var author = await SubmitAsync(Title);
        var moderator = await served.OpenAsync("/inbox");

        await Assertions.Expect(Card(moderator, Title)).ToBeVisibleAsync();

        await Assertions.Expect(Row(author, Title).First).ToBeVisibleAsync();
        await Assertions.Expect(moderator.Locator("main img, main b:text-is('forbidden')")).ToHaveCountAsync(0);
        Assert.Equal("Inbox", await moderator.TitleAsync());
    }

    private async Task<IPage> SubmitAsync(string title)
    {
        var page = await served.OpenAsync("/articles");
        await page.GetByLabel("Title").FillAsync(title);
        await page.GetByRole(AriaRole.Button, new() { Name = "Submit" }).ClickAsync();
        await Assertions.Expect(Row(page, title).First).ToBeVisibleAsync();
        return page;
    }

    private static async Task OrderAsync(IPage page, string customer)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "ORD-BIG" }).ClickAsync();
        await Assertions.Expect(page.GetByLabel("Amount, in cents")).ToHaveValueAsync("129900");
        await page.GetByLabel("Customer id").FillAsync(customer);
        await page.GetByRole(AriaRole.Button, new() { Name = "Order", Exact = true }).Or(page.Locator("button.primary")).First.ClickAsync();
        await Assertions.Expect(page.Locator("button.primary")).ToBeEnabledAsync();
    }

    // Once both variants ask.
    private static ILocator Card(IPage page, string text) =>
        page.Locator(".card").Filter(new() { HasText = text }).Filter(new() { HasText = "durable and Step Functions" });

    private static ILocator Row(IPage page, string text) => page.GetByRole(AriaRole.Row).Filter(new() { HasText = text });
}
