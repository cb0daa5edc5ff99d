using Comparison.Domain;
using Comparison.Scenarios.Audits;
using Comparison.Scenarios.Samples;

namespace Comparison.Cli.Output;

/// <summary>An audit in lines: one for the sample, one for each finding.</summary>
internal static class AuditLines
{
    public static IEnumerable<string> Write(Sample sample, AuditReport report)
    {
        var verdict = report.IsClean ? "clean" : Counted(report.Findings.Count, "finding");
        yield return $"{sample.Workflow.ToText()} {sample.Name}: "
            + $"{Counted(report.Operations, "operation")}, replayed from {Counted(report.States, "state")}: {verdict}";
        foreach (var finding in report.Findings)
            yield return $"  from {finding.State}: {finding.Text}";
    }

    private static string Counted(int count, string noun) => count == 1 ? $"1 {noun}" : $"{count} {noun}s";
}
