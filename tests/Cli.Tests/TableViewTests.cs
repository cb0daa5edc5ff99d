using Comparison.Cli.Output;
using Comparison.Reports.Documents;

namespace Comparison.Cli.Tests;

/// <summary>A table at the widths of terminals: words and numbers stay whole.</summary>
public sealed class TableViewTests
{
    private static readonly DocumentTable Narrow = new(
        "", [new("id"), new("dollars", IsNumber: true)], [["REQ-001", "1,234.50"]]);

    private static readonly DocumentTable Prose = new(
        "Decisions", [.. Column.Texts("id", "question", "facts", "decider")],
        [["approval.REQ-003.approval", "Approve request REQ-003?", "type: access; amount: $12,000.00; requester: a@example.com", "security@example.com"]]);

    [Fact]
    public void Table_ThatFits_StaysOne()
    {
        Assert.Equal("""
            ╭─────────┬──────────╮
            │ id      │  dollars │
            ├─────────┼──────────┤
            │ REQ-001 │ 1,234.50 │
            ╰─────────┴──────────╯


            """, Write(Narrow, 24), ignoreLineEndingDifferences: true);
    }

    [Fact]
    public void Table_WithProse_BreaksItBetweenWords()
    {
        var text = Write(Prose, 120);

        Assert.Contains("│ approval.REQ-003.approval │", text, StringComparison.Ordinal);
        Assert.Contains("a@example.com ", text, StringComparison.Ordinal);
        Assert.All(text.Split('\n'), line => Assert.True(line.Length <= 120, line));
    }

    [Fact]
    public void Table_ThatIsTooWide_BecomesAList()
    {
        Assert.Equal("""
            Decisions
              approval.REQ-003.approval
                question: Approve request REQ-003?
                facts: type: access; amount: $12,000.00; requester: a@example.com
                decider: security@example.com


            """, Write(Prose, 80), ignoreLineEndingDifferences: true);
    }

    [Fact]
    public void List_OfARowWithoutASubject_GoesOnAboutTheOneAbove()
    {
        var twins = new DocumentTable("", [.. Column.Texts("sample", "variant"), new("units", IsNumber: true)], [["REQ-001", "durable", "4"], ["", "Step Functions", "–"]]);

        Assert.Equal(
            ["  REQ-001", "    variant: durable", "    units: 4", "  REQ-001", "    variant: Step", "      Functions", ""],
            Write(twins, 22).TrimEnd('\n').Split('\n').Append(""));
    }

    [Theory]
    [InlineData(10)]
    [InlineData(40)]
    [InlineData(80)]
    public void Word_ThatIsWiderThanEverything_StaysWhole(int width)
    {
        var word = new string('x', 50);

        Assert.Contains(word, Write(new("", [.. Column.Texts("id", "of")], [["a", word]]), width), StringComparison.Ordinal);
    }

    private static string Write(DocumentTable table, int width)
    {
        using var writer = new StringWriter();
        var console = Terminal.On(writer);
        console.Profile.Width = width;
        TableView.Write(console, table);
        return writer.ToString();
    }
}
