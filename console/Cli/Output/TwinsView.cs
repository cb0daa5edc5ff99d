using Comparison.Scenarios.Twins;
using Spectre.Console;

namespace Comparison.Cli.Output;

/// <summary>Prints two twins in two columns, a row for each step.</summary>
internal static class TwinsView
{
    public static void Write(TwinPaths files, IReadOnlyList<TwinStep> steps)
    {
        var table = new Table { Border = TableBorder.Rounded, ShowRowSeparators = true };
        table.AddColumn(new TableColumn(Escaped(RepositoryFiles.Shown(files.Durable))));
        table.AddColumn(new TableColumn(Escaped(RepositoryFiles.Shown(files.StateMachine))));
        foreach (var step in steps)
            table.AddRow(Block(step.Durable), Block(step.StepFunctions));
        Terminal.Console.Write(table);
        Terminal.Console.MarkupLine(
            $"[grey]{steps.Sum(step => step.Durable.Count)} lines of C#, {steps.Sum(step => step.StepFunctions.Count)} lines of ASL[/]");
    }

    private static Text Block(IEnumerable<string> lines) => new(string.Join('\n', lines).Trim('\n'));

    private static string Escaped(string text) => $"[bold]{Markup.Escape(text)}[/]";
}
