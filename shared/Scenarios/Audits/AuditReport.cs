namespace Comparison.Scenarios.Audits;

/// <summary>What an audit saw.</summary>
/// <param name="States">From how many recorded states the workflow was replayed.</param>
/// <param name="Operations">How many operations were recorded, the execution's own not among them.</param>
/// <param name="Findings">Each fault once, with the first state that showed it.</param>
public sealed record AuditReport(int States, int Operations, IReadOnlyList<AuditFinding> Findings)
{
    public bool IsClean => Findings.Count == 0;
}
