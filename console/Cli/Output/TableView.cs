using Comparison.Reports.Documents;
using Spectre.Console;
using Table = Spectre.Console.Table;

namespace Comparison.Cli.Output;

/// <summary>A table on a terminal: in a frame where every word and number fits, else as a list with a paragraph for each row.</summary>
internal static class TableView
{
    // Prose is not set narrower than this.
    private const int ProseWidth = 24;

    // A border and a blank on either side.
    private const int FrameWidth = 3;

    private const string Absent = "–";

    // Verdicts are said in these words wherever one stands in a cell.
    private static readonly Dictionary<string, string> Colours = new()
    {
        ["same"] = "green",
        ["as expected"] = "green",
        ["DIFFERENT"] = "red",
        ["NOT as expected"] = "red",
        ["BROKEN"] = "red",
        ["contested"] = "yellow",
    };

    /// <param name="content">An empty caption is left out. A row whose first cell is empty goes on about the subject of the row above.</param>
    public static void Write(IAnsiConsole console, DocumentTable content)
    {
        if (Widths(content, console.Profile.Width) is { } widths)
        {
            console.Write(Framed(content, widths));
            console.WriteLine();
        }
        else
        {
            WriteList(console.Profile.Out.Writer, content, console.Profile.Width);
        }
    }

    /// <summary>What each column gets; null when that is too little for one of them.</summary>
    private static int[]? Widths(DocumentTable content, int width)
    {
        var most = Columns(content).Select(column => column.Cells.Append(column.Head).SelectMany(Lines).Max(line => line.Length)).ToArray();
        var widths = Columns(content).Select(column => column.Cells.SelectMany(Lines).Select(line => Least(line, column.IsNumber))
            .Concat(Prose.Words(column.Head).Select(word => word.Length)).Max()).ToArray();
        var room = width - widths.Sum(column => column + FrameWidth) - 1;
        for (; room > 0 && widths.Zip(most).Any(pair => pair.First < pair.Second); room--)
            widths[widths.Index().MaxBy(column => most[column.Index] - column.Item).Index]++;
        return room < 0 ? null : widths;
    }

    // A number is not broken, nor is anything short; prose is, between its words.
    private static int Least(string line, bool isNumber) =>
        isNumber ? line.Length : Math.Max(Math.Min(line.Length, ProseWidth), Prose.Words(line).Max(word => word.Length));

    private static IEnumerable<(string Head, bool IsNumber, IEnumerable<string> Cells)> Columns(DocumentTable content) =>
        content.Columns.Select((column, index) => (column.Head, column.IsNumber, content.Rows.Select(row => row[index])));

    private static string[] Lines(string text) => text.Split('\n');

    private static Table Framed(DocumentTable content, int[] widths)
    {
        var table = new Table { Border = TableBorder.Rounded };
        if (content.Caption.Length > 0)
            table.Title = new(Markup.Escape(content.Caption));
        foreach (var (column, width) in content.Columns.Zip(widths))
            table.AddColumn(new TableColumn(Markup.Escape(column.Head))
            {
                Width = width,
                Alignment = column.IsNumber ? Justify.Right : Justify.Left,
            });
        foreach (var row in content.Rows)
            table.AddRow([.. row.Select(Coloured)]);
        return table;
    }

    private static string Coloured(string cell) =>
        Colours.TryGetValue(cell, out var colour) ? $"[{colour}]{cell}[/]" : Markup.Escape(cell);

    private static void WriteList(TextWriter output, DocumentTable content, int width)
    {
        if (content.Caption.Length > 0)
            Prose.Write(output, content.Caption, width, indent: 0);
        var subject = "";
        foreach (var row in content.Rows)
        {
            subject = row[0].Length > 0 ? row[0] : subject;
            Prose.Write(output, subject, width, indent: 2);
            var said = content.Columns.Zip(row).Skip(1).Where(cell => cell.Second.Length > 0 && cell.Second != Absent)
                .Select(cell => $"{Flat(cell.First.Head)}: {Flat(cell.Second)}");
            foreach (var line in Filled(said, width - 4))
                Prose.Write(output, line, width, indent: 4);
        }
        output.WriteLine();
    }

    private static string Flat(string text) => string.Join(" ", Lines(text));

    /// <summary>As many of the texts in a line as fit.</summary>
    private static IEnumerable<string> Filled(IEnumerable<string> texts, int width)
    {
        var line = "";
        foreach (var text in texts)
        {
            var longer = line.Length == 0 ? text : $"{line} · {text}";
            if (line.Length > 0 && longer.Length > width)
            {
                yield return line;
                longer = text;
            }
            line = longer;
        }
        if (line.Length > 0)
            yield return line;
    }
}
