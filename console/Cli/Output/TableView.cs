using Comparison.Reports.Documents;
using Spectre.Console;
using Table = Spectre.Console.Table;

namespace Comparison.Cli.Output;

/// <summary>A table of the report on a terminal.</summary>
internal static class TableView
{
    public static Table Create(DocumentTable content)
    {
        var table = new Table { Border = TableBorder.Rounded, Title = new(Markup.Escape(content.Caption)) };
        foreach (var column in content.Columns)
            table.AddColumn(column.IsNumber ? new TableColumn(Markup.Escape(column.Head)).RightAligned() : new(Markup.Escape(column.Head)));
        foreach (var row in content.Rows)
            table.AddRow([.. row.Select(Markup.Escape)]);
        return table;
    }
}

/// <summary>The console to write to. Without a terminal lines are plain and long enough not to be broken.</summary>
internal static class Terminal
{
    private const int WidthWithoutTerminal = 200;

    public static IAnsiConsole Console { get; } = Create();

    /// <summary>Writes a line as it is: long ones are not broken, and nothing in them is markup.</summary>
    public static void Say(string line) => System.Console.Out.WriteLine(line);

    /// <summary>A console for whoever is no terminal: a file, a pipe, a test.</summary>
    public static IAnsiConsole On(TextWriter writer)
    {
        var plain = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Out = new AnsiConsoleOutput(writer),
        });
        plain.Profile.Width = WidthWithoutTerminal;
        return plain;
    }

    private static IAnsiConsole Create() =>
        System.Console.IsOutputRedirected ? On(System.Console.Out) : AnsiConsole.Create(new AnsiConsoleSettings());
}
