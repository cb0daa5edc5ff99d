using Spectre.Console;
using DocumentTable = Comparison.Reports.Documents.Table;

namespace Comparison.Cli.Output;

/// <summary>A table of the report on a terminal.</summary>
internal static class TableView
{
    public static Table Of(DocumentTable content)
    {
        var table = new Table { Border = TableBorder.Rounded, Title = new(Markup.Escape(content.Caption)) };
        foreach (var column in content.Columns)
            table.AddColumn(column.IsNumber ? new TableColumn(Markup.Escape(column.Head)).RightAligned() : new(Markup.Escape(column.Head)));
        foreach (var row in content.Rows)
            table.AddRow([.. row.Select(Markup.Escape)]);
        return table;
    }
}
