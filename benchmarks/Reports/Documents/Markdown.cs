using System.Text;

namespace Comparison.Reports.Documents;

/// <summary>Writes a report for readers on GitHub.</summary>
internal static class Markdown
{
    /// <param name="figures">The folder beside the file that the charts are in.</param>
    public static string Write(Document document, string figures)
    {
        var text = new StringBuilder($"# {document.Title}\n\n{document.Lead}\n");
        foreach (var section in document.Sections)
        {
            text.Append($"\n## {section.Title}\n");
            foreach (var block in section.Blocks)
                text.Append('\n').Append(Block(block, figures));
        }
        return text.ToString();
    }

    private static string Block(Block block, string figures)
    {
        if (block.Text is { } paragraph)
            return Escape(paragraph) + "\n";
        if (block.Figure is { } figure)
            return $"![{Escape(figure.Title)}]({figures}/{figure.Id}.svg)\n";
        var table = block.Table!;
        return block.IsFolded
            ? $"<details><summary>{Escape(table.Caption)}</summary>\n\n{Table(table)}\n</details>\n"
            : $"**{Escape(table.Caption)}**\n\n{Table(table)}";
    }

    internal static string Table(DocumentTable table)
    {
        var text = new StringBuilder();
        Row(table.Columns.Select(column => column.Head));
        Row(table.Columns.Select(column => column.IsNumber ? "---:" : "---"));
        foreach (var row in table.Rows)
            Row(row);
        return text.ToString();

        void Row(IEnumerable<string> cells) => text.Append($"| {string.Join(" | ", cells.Select(Escape))} |\n");
    }

    // Nothing in the report is markup: what would be read as some is text.
    private static string Escape(string text) => text
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace("|", "\\|", StringComparison.Ordinal)
        .Replace("*", "\\*", StringComparison.Ordinal)
        .ReplaceLineEndings(" ");
}
