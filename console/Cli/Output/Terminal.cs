using System.Globalization;
using Spectre.Console;

namespace Comparison.Cli.Output;

/// <summary>The console to write to. Without a terminal lines are plain and long enough not to be broken.</summary>
internal static class Terminal
{
    private const int WidthWithoutTerminal = 200;

    public static IAnsiConsole Console { get; } = System.Console.IsOutputRedirected ? On(System.Console.Out) : Wide(AnsiConsole.Create(new()));

    /// <summary>Whether somebody can be asked.</summary>
    public static bool IsAnswered => !System.Console.IsInputRedirected && !System.Console.IsOutputRedirected;

    /// <summary>Writes a line as it is: long ones are not broken, and nothing in them is markup.</summary>
    public static void Say(string line) => System.Console.Out.WriteLine(line);

    /// <summary>Writes prose: on a terminal broken between its words, else each line whole, for whoever searches it.</summary>
    public static void Tell(string text)
    {
        if (System.Console.IsOutputRedirected)
            Say(text);
        else
            Tell(Console, text);
    }

    public static void Tell(IAnsiConsole console, string text) => Prose.Write(console.Profile.Out.Writer, text, console.Profile.Width);

    /// <summary>Writes to the error stream: one line, but on a terminal broken between its words.</summary>
    public static void Complain(string text)
    {
        if (System.Console.IsErrorRedirected || System.Console.IsOutputRedirected)
            System.Console.Error.WriteLine(text);
        else
            Prose.Write(System.Console.Error, text, Console.Profile.Width);
    }

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
        return Wide(plain);
    }

    /// <summary>Does something long and shows how far it is, on the error stream if that is a terminal: what is printed can go into a file meanwhile.</summary>
    public static Task<T> WaitAsync<T>(string what, Func<IProgress<string>?, Task<T>> work) => System.Console.IsErrorRedirected
        ? work(null)
        : AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(System.Console.Error) }).Status()
            .StartAsync(Markup.Escape(what), status => work(new Shown(text => status.Status(Markup.Escape(text)))));

    // As wide as somebody asks for in the way that shells and programs know.
    private static IAnsiConsole Wide(IAnsiConsole console)
    {
        if (int.TryParse(Environment.GetEnvironmentVariable("COLUMNS"), NumberStyles.None, CultureInfo.InvariantCulture, out var width) && width > 0)
            console.Profile.Width = width;
        return console;
    }

    // At once, and in order: Progress<T> would hand it to the thread pool.
    private sealed class Shown(Action<string> show) : IProgress<string>
    {
        public void Report(string value) => show(value);
    }
}
