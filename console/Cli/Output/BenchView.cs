using Comparison.Domain;
using Comparison.EndToEnd;
using Comparison.Local.Stacks;
using Comparison.Reports.Tables;
using Spectre.Console;

namespace Comparison.Cli.Output;

/// <summary>Prints what a bench measured: a table for each variant, because local times of the two are not to be compared.</summary>
internal static class BenchView
{
    /// <param name="files">What was written.</param>
    public static void Write(IAnsiConsole console, BenchResult result, IEnumerable<string> files)
    {
        var engine = result.IsLocal ? "local engine, not AWS" : "AWS";
        foreach (var variant in Enum.GetValues<Variant>())
        {
            var series = result.Series.Where(one => one.Variant == variant).ToList();
            if (series.Count == 0)
                continue;
            TableView.Write(console, LatencyTables.Percentiles($"{variant.ForPeople()}, warm, milliseconds, {engine}", series));
            foreach (var one in series.Where(one => one.Saturation is not null))
                console.MarkupLine(Markup.Escape(FormattableString.Invariant(
                    $"{one.Workflow.ToText()}: at most {one.Saturation!.PerSecond:0.0} executions a second, with {one.Saturation.Clients} clients")));
        }
        console.MarkupLine(Markup.Escape($"Written: {string.Join(", ", files)}"));
    }
}

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
