using Bunit;
using Comparison.Domain;
using Comparison.Local.Stacks;
using Comparison.Scenarios.Samples;
using Comparison.Scenarios.Workflows;
using Comparison.Web.Components.Columns;
using Comparison.Web.Histories;
using Comparison.Web.Tests.Support;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Comparison.Web.Tests.Columns;

/// <summary>What people see of a run, and what they can do.</summary>
[Collection(TwoVariantsCollection.Name)]
public sealed class RunViewTests : BunitContext
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly TwoVariants _both;

    public RunViewTests(TwoVariants both)
    {
        _both = both;
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddSingleton(both.Cloud).AddSingleton(both.Watch).AddSingleton(both.Starts).AddSingleton(both.World);
        Renderer.SetRendererInfo(new("Server", isInteractive: true));
    }

    [Fact]
    public async Task Run_Waits_ShowsBothColumnsAndAnswersBothAtOnce()
    {
        var run = await _both.StartAsync(WorkflowNames.All[^1]);
        await _both.UntilAskedAsync(run);
        var view = Render<RunView>(parameters => parameters.Add(shown => shown.Run, run));

        view.WaitForElement(".yes", Patience);
        Assert.Equal(2, view.FindAll(".status.waiting").Count);
        Assert.Equal(2, view.FindAll(".graph .current").Select(node => node.Closest("section")).Distinct().Count());
        Assert.All(view.FindAll(".source"), source => Assert.NotEmpty(source.QuerySelectorAll(".running.head")));
        await view.Find(".yes").ClickAsync();
        await _both.UntilOverAsync(run);

        view.WaitForAssertion(() => Assert.Single(view.FindAll(".verdict.same")), Patience);
        Assert.NotEmpty(view.FindAll(".replayed"));
    }

    [Fact]
    public async Task Run_StoodAtAnEarlierEvent_ShowsBothColumnsThen()
    {
        var run = await _both.StartAsync(WorkflowNames.All[^1]);
        await _both.UntilAskedAsync(run);
        var view = Render<RunView>(parameters => parameters.Add(shown => shown.Run, run).Add(shown => shown.At, 1));

        view.WaitForElement(".past", Patience);

        Assert.Contains("At event 1 of", view.Find(".past").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Step_ClickedInOneGraph_IsMarkedInBothSources()
    {
        var run = await _both.StartAsync(WorkflowNames.All[^1]);
        await _both.UntilAskedAsync(run);
        var view = Render<RunView>(parameters => parameters.Add(shown => shown.Run, run));
        view.WaitForElement(".stepfunctions .graph .current", Patience);

        await view.Find(".stepfunctions .graph .current").ClickAsync();

        Assert.All(view.FindAll(".source"), source => Assert.NotEmpty(source.QuerySelectorAll(".chosen")));
    }

    [Fact]
    public async Task Event_Clicked_StandsBothAtIt()
    {
        var run = await _both.StartAsync(WorkflowNames.All[0]);
        await _both.UntilAskedAsync(run);
        var view = Render<RunView>(parameters => parameters.Add(shown => shown.Run, run));
        view.WaitForElement(".event", Patience);

        await view.Find(".event").ClickAsync();

        Assert.Contains("at=", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_InOneVariantOnly_StandsAlone()
    {
        var sample = ScenarioCatalog.AskingSample(WorkflowNames.All[0]).With(WorkflowNames.All[0].IdField(), "ALONE-1");
        await _both.Cloud.StartAsync(Variant.StepFunctions, sample, default);
        var view = Render<RunView>(parameters => parameters.Add(shown => shown.Run, new RunKey(sample.Workflow, "ALONE-1")));

        view.WaitForElement(".run.alone", Patience);

        Assert.Single(view.FindAll(".column"));
    }

    [Theory, MemberData(nameof(Texts))]
    public async Task Text_OfMarkup_StaysText(string member, string text)
    {
        var workflow = WorkflowNames.All[0];
        var sample = ScenarioCatalog.AskingSample(workflow).With(member, text);
        var run = await _both.StartAsync(sample);
        await _both.UntilAskedAsync(run);
        var view = Render<RunView>(parameters => parameters.Add(shown => shown.Run, run));

        view.WaitForElement(".yes", Patience);

        Assert.Empty(view.FindAll("img, script"));
        Assert.Contains("&lt;img", view.Markup, StringComparison.Ordinal);
    }

    public static TheoryData<string, string> Texts => new() { { "description", "<img src=x onerror=alert(1)>" }, { "requester", "<img src=x><script>alert(1)</script>" } };
}
