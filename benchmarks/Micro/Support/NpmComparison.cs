using System.Text.Json.Nodes;

namespace Comparison.Micro.Support;

/// <summary>Ours and npm's timed in turns, so that what else the machine does meets both; the median of the rounds counts.</summary>
/// <remarks>
/// Everything is run once before anything is timed: what is timed first would otherwise run in code that neither compiler has optimised
/// yet, and looks slower than it is.
/// </remarks>
internal static class NpmComparison
{
    public const int Rounds = 3;

    /// <param name="questions">As the script is given them.</param>
    /// <param name="ours">Times one of ours, in milliseconds; by the names that the script answers with.</param>
    public static async Task<IReadOnlyList<(string Name, double Ours, double Theirs)>> RunAsync(
        NpmProgram npm, string script, JsonArray questions, IReadOnlyDictionary<string, Func<Task<double>>> ours)
    {
        var times = ours.Keys.ToDictionary(name => name, _ => (Ours: new List<double>(), Theirs: new List<double>()));
        foreach (var time in ours.Values)
            await time();
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var (name, milliseconds) in await npm.TimeAsync(script, questions.DeepClone().AsArray()))
                times[name].Theirs.Add(milliseconds);
            foreach (var (name, time) in ours)
                times[name].Ours.Add(await time());
        }
        return [.. ours.Keys.Select(name => (name, Sampling.Median(times[name].Ours), Sampling.Median(times[name].Theirs)))];
    }
}
