using System.Globalization;
using System.Text;

namespace Comparison.Mutants;

/// <summary>Which tests failed of a mutant; none where it survived.</summary>
internal sealed record MutantVerdict(Mutant Mutant, IReadOnlyList<string> Killers)
{
    public bool IsKilled => Killers.Count > 0;
}

/// <summary>The table of a run, in Markdown.</summary>
internal static class MutantReport
{
    public static string Write(IReadOnlyList<MutantVerdict> verdicts, TimeSpan took)
    {
        var text = new StringBuilder("# Mutants of the engines\n\n| room | killed | of |\n| --- | ---: | ---: |\n");
        foreach (var room in verdicts.GroupBy(verdict => verdict.Mutant.Room.Name))
            text.Append(CultureInfo.InvariantCulture, $"| {room.Key} | {room.Count(verdict => verdict.IsKilled)} | {room.Count()} |\n");
        text.Append(CultureInfo.InvariantCulture, $"\n{Summary(verdicts)}, in {took.TotalSeconds:F0} s.\n\n| mutant | change | killed by |\n| --- | --- | --- |\n");
        foreach (var verdict in verdicts)
            text.Append(CultureInfo.InvariantCulture, $"| {verdict.Mutant.Id} | {verdict.Mutant.What} | {Killers(verdict)} |\n");
        return text.ToString();
    }

    public static string Summary(IReadOnlyList<MutantVerdict> verdicts)
    {
        var killed = verdicts.Count(verdict => verdict.IsKilled);
        return string.Create(CultureInfo.InvariantCulture, $"killed {killed} of {verdicts.Count}: {100.0 * killed / verdicts.Count:F1} %");
    }

    private static string Killers(MutantVerdict verdict) =>
        verdict.IsKilled ? string.Join("<br>", verdict.Killers.Select(killer => $"`{killer}`")) : "**survived**";
}
