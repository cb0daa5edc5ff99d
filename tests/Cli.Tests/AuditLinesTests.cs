using Comparison.Cli.Output;
using Comparison.Domain;
using Comparison.Scenarios.Audits;
using Comparison.Scenarios.Samples;

namespace Comparison.Cli.Tests;

public sealed class AuditLinesTests
{
    [Fact]
    public void Of_AFinding_NamesSampleStateAndFault()
    {
        var finding = new AuditFinding(FindingKind.Request, "checkpoint 2", "AmazonSQS.SendMessage", "AmazonSQS.SendMessage is sent outside a step");

        var lines = AuditLines.Of(new Sample(WorkflowName.Approval, "REQ-1", "{}"), new AuditReport(5, 3, [finding]));

        Assert.Equal(
            ["approval REQ-1: 3 operations, replayed from 5 states: 1 finding", "  from checkpoint 2: AmazonSQS.SendMessage is sent outside a step"],
            lines);
    }
}
