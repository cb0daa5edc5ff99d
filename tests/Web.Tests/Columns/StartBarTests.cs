using Bunit;
using Comparison.Domain;
using Comparison.Scenarios.Samples;
using Comparison.Scenarios.Workflows;
using Comparison.Web.Clouds;
using Comparison.Web.Components.Columns;
using Comparison.Web.Histories;
using Comparison.Web.Playing;
using Comparison.Web.Watching;
using Microsoft.Extensions.DependencyInjection;

namespace Comparison.Web.Tests.Columns;

/// <summary>What can be started comes from the descriptors, samples and scenarios; what cannot says why.</summary>
public sealed class StartBarTests : BunitContext
{
    public StartBarTests()
    {
        Services.AddLogging();
        Services.AddSingleton<ICloud>(new LocalCloudClient(new("http://127.0.0.1:9"), TimeProvider.System))
            .AddSingleton<CloudWatch>().AddSingleton<Starts>().AddSingleton<WorldPlayer>();
    }

    [Fact]
    public void Choice_OfAWorkflow_OffersAllOfItsSamplesAndFaults()
    {
        var bar = Render<StartBar>();

        foreach (var workflow in WorkflowNames.All)
        {
            bar.Find("#workflow").Change($"{workflow}");

            Assert.Equal(SampleFiles.For(workflow).Select(sample => sample.Name), bar.FindAll("#sample option").Select(option => option.TextContent));
            Assert.Equal(
                ScenarioCatalog.BrokenFor(workflow).Where(scenario => scenario.Faults.Count > 0).Select(scenario => scenario.Name).Order(),
                bar.FindAll("#world optgroup:last-child option").Select(option => option.GetAttribute("value")).Order());
        }
    }

    [Fact]
    public void Start_CloudIsNotThere_SaysSoInTheForm()
    {
        RunKey? started = null;
        var bar = Render<StartBar>(parameters => parameters.Add(shown => shown.Started, run => started = run));

        bar.Find("form").Submit();

        bar.WaitForElement("[role=alert]", TimeSpan.FromMinutes(1));
        Assert.Contains("The cloud does not answer", bar.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Null(started);
    }
}
