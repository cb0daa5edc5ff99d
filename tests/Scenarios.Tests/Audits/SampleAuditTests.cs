using Comparison.Domain;
using Comparison.Scenarios.Audits;
using Comparison.Scenarios.Samples;

namespace Comparison.Scenarios.Tests.Audits;

/// <summary>Every workflow of the suite replays as it ran, on each of its samples.</summary>
public sealed class SampleAuditTests
{
    public static TheoryData<string, string> Samples() =>
        [.. WorkflowNames.All.SelectMany(SampleFiles.Of).Select(sample => (sample.Workflow.ToText(), sample.Name))];

    [Theory, MemberData(nameof(Samples))]
    public async Task Workflow_ReplayedFromEveryCheckpoint_IsClean(string workflow, string name)
    {
        var sample = SampleFiles.Of(WorkflowNames.Find(workflow)!.Value).Single(sample => sample.Name == name);

        var report = await SampleAudit.RunAsync(await TestCloud.StartAsync(), sample);

        Assert.Empty(report.Findings);
        // A declined order ends without a durable operation: it has its first state only.
        Assert.InRange(report.States, name == "ORD-DECLINED" ? 1 : 2, int.MaxValue);
    }
}
