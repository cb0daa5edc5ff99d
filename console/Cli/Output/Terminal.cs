using Spectre.Console;

namespace Comparison.Cli.Output;

/// <summary>The console to write to. Without a terminal lines are plain and long enough not to be broken.</summary>
internal static class Terminal
{
    private const int WidthWithoutTerminal = 200;

    public static IAnsiConsole Console { get; } = Create();

    /// <summary>Writes a line as it is: long ones are not broken, and nothing in them is markup.</summary>
    public static void Say(string line) => System.Console.Out.WriteLine(line);

    private static IAnsiConsole Create()
    {
        if (!System.Console.IsOutputRedirected)
            return AnsiConsole.Create(new AnsiConsoleSettings());
        var plain = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors });
        plain.Profile.Width = WidthWithoutTerminal;
        return plain;
    }
}
