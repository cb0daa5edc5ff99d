using Comparison.Domain;
using Comparison.Local.Stacks;
using Comparison.EndToEnd;
using Spectre.Console;

namespace Comparison.Cli.Output;

/// <summary>Shows where a bench is: a line that changes on a terminal, elsewhere a line for each part that begins.</summary>
internal sealed class BenchProgressView(Action<string> say, bool isTerminal) : IProgress<BenchProgress>
{
    /// <summary>Runs a bench and shows its progress.</summary>
    public static Task<T> ShowAsync<T>(Func<IProgress<BenchProgress>, Task<T>> bench) => Console.IsOutputRedirected
        ? bench(new BenchProgressView(Terminal.Say, isTerminal: false))
        : Terminal.Console.Status().StartAsync(
            "starting", status => bench(new BenchProgressView(text => status.Status(Markup.Escape(text)), isTerminal: true)));

    public void Report(BenchProgress value)
    {
        if (isTerminal || value.Done == 0)
            say(Line(value));
    }

    private static string Line(BenchProgress at) => (at.Part, at.Of) switch
    {
        ("load", _) => $"{at.Workflow.ToText()}, {at.Variant.ForPeople()}: rising load{(at.Done > 0 ? $", {at.Done} clients" : "")}",
        (_, { } of) => $"{at.Workflow.ToText()}, {at.Variant.ForPeople()}: {at.Part}, {at.Done} of {of}",
        _ => $"{at.Workflow.ToText()}, {at.Variant.ForPeople()}: {at.Part}",
    };
}
