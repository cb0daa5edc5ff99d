namespace Comparison.Mutants;

/// <summary>Copies of the test projects' outputs, in which one mutant after the other takes the place of its assembly.</summary>
internal sealed class Bench(string folder)
{
    public static string Built(Suite suite) => Path.GetFullPath($"artifacts/bin/{suite.Assembly}/release");

    public async Task<Verdict> TryAsync(
        Mutant mutant, Compiler compiler, string file, string text, IReadOnlyDictionary<Suite, TimeSpan> usual, bool allKillers)
    {
        var assembly = Path.Combine(folder, "mutant", mutant.Room.Assembly);
        await compiler.CompileAsync(mutant, file, text, assembly);
        List<string> killers = [];
        foreach (var suite in mutant.Room.Suites)
        {
            var copy = Copy(suite);
            var place = Path.Combine(copy, mutant.Room.Assembly);
            Put(assembly, place);
            killers.AddRange(await suite.RunAsync(copy, stopAtFirst: !allKillers, usual[suite]));
            Put(Path.Combine(Built(suite), mutant.Room.Assembly), place);
            if (killers.Count > 0 && !allKillers)
                break;
        }
        return new(mutant, allKillers ? killers : [.. killers.Take(1)]);
    }

    private string Copy(Suite suite)
    {
        var (from, to) = (Built(suite), Path.Combine(folder, suite.Project));
        if (Directory.Exists(to))
            return to;
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var copied = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copied)!);
            File.Copy(file, copied);
        }
        return to;
    }

    // Deleted first: a program that has not quite ended may still have it mapped.
    private static void Put(string assembly, string place)
    {
        File.Delete(place);
        File.Copy(assembly, place);
    }
}
