using Comparison.Scenarios.Twins;
using Spectre.Console;

namespace Comparison.Cli.Output;

/// <summary>Prints two twins in two columns, a row for each step; one below the other where a line of code would have to be broken.</summary>
internal static class TwinsView
{
    // Two columns with a border and a blank on either side of each.
    private const int FrameWidth = 7;

    public static void Write(TwinPaths files, IReadOnlyList<TwinStep> steps)
    {
        var (durable, machine) = (RepositoryFiles.Shown(files.Durable), RepositoryFiles.Shown(files.StateMachine));
        if (Widest(durable, steps.SelectMany(step => step.Durable)) + Widest(machine, steps.SelectMany(step => step.StepFunctions)) + FrameWidth
            <= Terminal.Console.Profile.Width)
            WriteBeside(durable, machine, steps);
        else
            WriteBelow(durable, machine, steps);
        Terminal.Console.MarkupLine(
            $"[grey]{steps.Sum(step => step.Durable.Count)} lines of C#, {steps.Sum(step => step.StepFunctions.Count)} lines of ASL[/]");
    }

    private static int Widest(string head, IEnumerable<string> lines) => lines.Append(head).Max(line => line.Length);

    private static void WriteBeside(string durable, string machine, IReadOnlyList<TwinStep> steps)
    {
        var table = new Table { Border = TableBorder.Rounded, ShowRowSeparators = true };
        table.AddColumn(new TableColumn(Bold(durable)));
        table.AddColumn(new TableColumn(Bold(machine)));
        foreach (var step in steps)
            table.AddRow(new Text(Block(step.Durable)), new Text(Block(step.StepFunctions)));
        Terminal.Console.Write(table);
    }

    private static void WriteBelow(string durable, string machine, IReadOnlyList<TwinStep> steps)
    {
        Terminal.Say($"Each step of {durable},");
        Terminal.Say($"and below it the same of {machine}:");
        foreach (var step in steps)
        {
            Terminal.Console.Write(new Rule { Border = BoxBorder.Rounded });
            foreach (var block in new[] { Block(step.Durable), Block(step.StepFunctions) }.Where(block => block.Length > 0))
            {
                Terminal.Say(block);
                Terminal.Say("");
            }
        }
    }

    private static string Block(IEnumerable<string> lines) => string.Join('\n', lines).Trim('\n');

    private static string Bold(string text) => $"[bold]{Markup.Escape(text)}[/]";
}
