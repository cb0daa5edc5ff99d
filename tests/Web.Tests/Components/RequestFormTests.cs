using Bunit;
using Comparison.Domain;
using Comparison.Web.Components.Desk;
using Comparison.Web.Histories;
using Comparison.Web.Tests.Support;

namespace Comparison.Web.Tests.Components;

public sealed class RequestFormTests : IDisposable
{
    private readonly PageContext _page = new();

    [Fact]
    public void Profile_Chosen_FillsTheFormAndShowsNoSin()
    {
        var form = Render();

        form.FindAll(".profiles button").Single(button => button.TextContent == "ALICE").Click();

        Assert.Equal("Alice Johnson", form.Find("#field-name").GetAttribute("value"));
        Assert.Equal("password", form.Find("#field-sin").GetAttribute("type"));
        Assert.DoesNotContain("1111", form.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Profile_Sent_StartsItWithItsSinInBothVariants()
    {
        RunKey? started = null;
        var form = Render(run => started = run);
        form.FindAll(".profiles button")[0].Click();

        form.Find("form").Submit();

        form.WaitForAssertion(() => Assert.Equal(new RunKey(WorkflowName.Loan, "STARTED"), started));
        Assert.Equal(2, _page.Cloud.Started.Count);
        Assert.All(_page.Cloud.Started, request => Assert.Contains("\"sin\":\"1111\"", request.Payload, StringComparison.Ordinal));
        Assert.Single(_page.Cloud.Started.Select(request => request.Payload).Distinct());
    }

    [Fact]
    public void Rules_Broken_StandAtTheirFields()
    {
        _page.Cloud.Errors.AddRange(["Missing required fields: name, sin", "Loan amount must be greater than zero", "The API answers 429."]);
        var form = Render();

        form.Find("form").Submit();

        form.WaitForAssertion(() => Assert.Contains("3 things are wrong", form.Find("[role=alert]").TextContent, StringComparison.Ordinal));
        Assert.Contains("429", form.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Equal(["name", "sin", "loan_amount"], form.FindAll("[aria-invalid]").Select(input => input.Id!["field-".Length..]));
    }

    public void Dispose() => _page.Dispose();

    private IRenderedComponent<RequestForm> Render(Action<RunKey>? started = null) => _page.Render<RequestForm>(form => form
        .Add(one => one.Workflow, WorkflowName.Loan)
        .Add(one => one.Action, "Apply")
        .Add(one => one.Started, run => started?.Invoke(run)));
}
