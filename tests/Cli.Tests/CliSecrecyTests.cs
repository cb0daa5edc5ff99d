using Comparison.Cli.Output;
using Comparison.Domain;
using Comparison.Local.Cloud;
using Comparison.Scenarios.Reports;
using Comparison.Scenarios.Runs;
using Comparison.Scenarios.Samples;
using Comparison.Scenarios.Tests.Approvals;

namespace Comparison.Cli.Tests;

/// <summary>What <c>compare run</c> prints and writes holds no task token and no callback id.</summary>
public sealed class CliSecrecyTests
{
    // REQ-001 to REQ-003, ORD-BIG and ART-FLAGGED; ALICE asks a manager, and like CHARLIE the fraud service.
    private const int Asked = 8;

    [Fact]
    public async Task Run_PrintedAndWritten_ShowsNoSecret()
    {
        using var secrets = new IssuedSecrets();
        await using var cloud = await LocalCloud.StartAsync();
        using var both = await LocalComparison.DeployAsync(cloud);
        secrets.Watch(both.Durable);
        secrets.Watch(both.StepFunctions);
        List<SampleComparison> comparisons = [];
        foreach (var sample in WorkflowNames.All.SelectMany(SampleFiles.For))
            comparisons.Add(await both.RunAsync(sample));

        using var printed = new StringWriter();
        RunTable.Write(Terminal.On(printed), comparisons, "report");

        Assert.Equal(2 * Asked, secrets.Callbacks.Count);
        Assert.Contains("Auto-approved", printed.ToString(), StringComparison.Ordinal);
        Assert.Empty(secrets.FindIn([
            new("printed", printed.ToString()), new("written", RunReport.Create(new(comparisons, [])).ToJsonString()),
        ]));
        Assert.Equal(["planted"], secrets.FindIn([new("planted", $"{printed}{secrets.Callbacks[0].Token}")]));
    }
}
