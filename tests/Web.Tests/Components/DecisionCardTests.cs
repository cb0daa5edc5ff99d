using Bunit;
using Comparison.Domain.Decisions;
using Comparison.Local.Stacks;
using Comparison.Web.Components.Desk;
using Comparison.Web.Deciding;
using Comparison.Web.Tests.Support;
using Comparison.Web.Watching;

namespace Comparison.Web.Tests.Components;

public sealed class DecisionCardTests : IDisposable
{
    private readonly PageContext _page = new();
    private IReadOnlyList<GivenAnswer> _answers = [];

    [Fact]
    public void Card_OfMarkup_ShowsItAsText()
    {
        var card = Render(_page.Ask());

        Assert.Contains("<b>Alice</b>", card.Find("dl").TextContent, StringComparison.Ordinal);
        Assert.Contains("first@example.com, second@example.com", card.Find("dl").TextContent, StringComparison.Ordinal);
        card.WaitForAssertion(() => Assert.Contains("30 min left", card.Find(".about").TextContent, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("", new[] { Variant.Durable, Variant.StepFunctions })]
    [InlineData("StepFunctions", new[] { Variant.StepFunctions })]
    public async Task Approve_InBothOrInOne_IsTakenThere(string where, Variant[] expected)
    {
        var card = Render(_page.Ask());
        await card.FindAll("select")[0].ChangeAsync("second@example.com");
        await card.FindAll("select")[1].ChangeAsync(where);
        await card.Find("input").ChangeAsync("fine");

        await card.Find("button.yes").ClickAsync();

        Assert.Equal(expected, _answers.Select(answer => answer.Variant));
        Assert.All(_page.Cloud.Decided, given => Assert.Equal(new("loan.LOAN-1.manager-approval", true, "second@example.com", "fine"), given.Decision));
        Assert.All(_answers, answer => Assert.Equal("approved by second@example.com, “fine”", answer.Said));
    }

    [Fact]
    public async Task Reject_WhereAnotherWasFirst_SaysWhatWasDecided()
    {
        _page.Cloud.Rulings[Variant.Durable] = new(DecisionStatus.Approved, "first@example.com", RunEvents.Start, "quick");
        var card = Render(_page.Ask(Variant.Durable));

        await card.Find("button.no").ClickAsync();

        Assert.Equal("already decided: approved by first@example.com, “quick”", Assert.Single(_answers).Said);
    }

    public void Dispose() => _page.Dispose();

    private IRenderedComponent<DecisionCard> Render(InboxItem item) => _page.Render<DecisionCard>(card => card
        .Add(one => one.Item, item)
        .Add(one => one.Answered, answers => _answers = answers));
}
