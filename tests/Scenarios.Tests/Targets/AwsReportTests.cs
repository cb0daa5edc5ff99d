using System.Text.Json;
using Comparison.Adapters.Engines;
using Comparison.Domain;
using Comparison.Local.Stacks;
using Comparison.Scenarios.Reports;
using Comparison.Scenarios.Runs;
using Comparison.Scenarios.Samples;

namespace Comparison.Scenarios.Tests.Targets;

public sealed class AwsReportTests
{
    private static readonly Sample Sample = SampleFiles.For(WorkflowName.Approval)[0];

    [Fact]
    public void Report_OfBothVariants_ComparesThemWithoutTheirInstants()
    {
        var comparison = new SampleComparison(Sample, Run("2026-11-21T09:00:00.000Z"), Run("2026-11-21T09:00:07.250Z"));

        var report = RunReport.OnAws([comparison]);

        Assert.Equal("aws", report["engine"]!.ToString());
        Assert.True((bool)report["parity"]!);
        Assert.Null(report["samples"]![0]!["durable"]!["units"]);
    }

    [Fact]
    public void Report_OfAnEffectThatIsMissing_SaysSo()
    {
        var without = Run("2026-11-21T09:00:00.000Z") with { Effects = new Dictionary<string, string>() };

        var comparison = new SampleComparison(Sample, Run("2026-11-21T09:00:00.000Z"), without);

        Assert.Equal(2, comparison.Differences.Count);
    }

    [Fact]
    public void Report_OfOneVariant_HasItsSideOnly()
    {
        var report = RunReport.OnAws(Variant.StepFunctions, [new(Sample, Run("2026-11-21T09:00:00.000Z"))]);

        var sample = report["samples"]![0]!;
        Assert.Equal("approved", sample["step_functions"]!["status"]!.ToString());
        Assert.Null(sample["durable"]);
        Assert.Null(report["parity"]);
    }

    private static SampleRun Run(string at) => new(
        WorkflowState.Succeeded,
        JsonElement.Parse($$"""{ "status": "approved", "decided_at": "{{at}}" }"""),
        new Dictionary<string, string> { ["decision.decided_at"] = $$"""{"S":"{{at}}"}""", ["decision.expires_at"] = """{"N":"1"}""" },
        TimeSpan.Zero,
        Usage: null)
    {
        IsInRealTime = true,
    };
}
