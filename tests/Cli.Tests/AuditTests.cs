using Comparison.Cli.Output;
using Comparison.Domain;
using Comparison.Scenarios.Audits;
using Comparison.Scenarios.Samples;

namespace Comparison.Cli.Tests;

public sealed class AuditTests
{
    [Fact]
    public async Task Audit_OneSample_IsClean()
    {
        var (code, output, _) = await Command.RunAsync("audit", "approval", "--sample", "REQ-003");

        Assert.Equal(0, code);
        Assert.Matches(@"^approval REQ-003: 3 operations, replayed from \d+ states: clean\s*$", output);
    }

    [Fact]
    public async Task Audit_OntoAnotherForm_NamesTheOperationThatChanged()
    {
        var (code, output, _) = await Command.RunAsync("audit", "order", "--sample", "ORD-BIG", "--onto", "thrifty");

        Assert.Equal(1, code);
        Assert.Contains("Callback 'release'", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Unknown workflow 'lunch'", "lunch")]
    [InlineData("Unknown sample 'REQ-9'", "approval", "--sample", "REQ-9")]
    public async Task Audit_WrongCall_SaysWhat(string said, params string[] arguments)
    {
        var (code, _, errors) = await Command.RunAsync(["audit", .. arguments]);

        Assert.Equal(2, code);
        Assert.Contains(said, errors, StringComparison.Ordinal);
    }
}

public sealed class AuditLinesTests
{
    [Fact]
    public void Of_AFinding_NamesSampleStateAndFault()
    {
        var finding = new AuditFinding(FindingKind.Request, "checkpoint 2", "AmazonSQS.SendMessage", "AmazonSQS.SendMessage is sent outside a step");

        var lines = AuditLines.Write(new Sample(WorkflowName.Approval, "REQ-1", "{}"), new AuditReport(5, 3, [finding]));

        Assert.Equal(
            ["approval REQ-1: 3 operations, replayed from 5 states: 1 finding", "  from checkpoint 2: AmazonSQS.SendMessage is sent outside a step"],
            lines);
    }

    [Theory]
    [InlineData("approval REQ-1: 1 operation, replayed from 1 state: clean", 1, 1)]
    [InlineData("approval REQ-1: 0 operations, replayed from 2 states: clean", 2, 0)]
    public void Of_OneOfAThing_IsSingular(string line, int states, int operations) =>
        Assert.Equal([line], AuditLines.Write(new Sample(WorkflowName.Approval, "REQ-1", "{}"), new AuditReport(states, operations, [])));
}
