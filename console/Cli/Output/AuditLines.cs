using Comparison.Domain;
using Comparison.Scenarios.Audits;
using Comparison.Scenarios.Samples;

namespace Comparison.Cli.Output;

/// <summary>An audit in lines: one for the sample, one for each finding.</summary>
internal static class AuditLines
{
    public static IEnumerable<string> Write(Sample sample, AuditReport report)
    {
        var verdict = report.Findings.Count switch
        {
            0 => "clean",
            1 => "1 finding",
            var count => $"{count} findings",
        };
        yield return $"{sample.Workflow.ToText()} {sample.Name}: "
            + $"{report.Operations} operations, replayed from {report.States} states: {verdict}";
        foreach (var finding in report.Findings)
            yield return $"  from {finding.State}: {finding.Text}";
    }
}
