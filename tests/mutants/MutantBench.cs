namespace Comparison.Mutants;

/// <summary>Copies of the test projects' outputs, in which one mutant after the other takes the place of its assembly.</summary>
internal sealed class MutantBench(string folder)
{
    private readonly HashSet<string> _copied = [];

    public async Task<MutantVerdict> TryAsync(
        Mutant mutant, Compiler compiler, string file, string text, IReadOnlyDictionary<Suite, TimeSpan> usual, bool allKillers)
    {
        var assembly = Path.Combine(folder, "mutant", mutant.Room.Assembly);
        await compiler.CompileAsync(mutant.Id, file, text, assembly);
        List<string> killers = [];
        foreach (var suite in mutant.Room.Suites)
        {
            killers.AddRange(await RunAsync(suite, assembly, stopAtFirst: !allKillers, usual[suite]));
            if (killers.Count > 0 && !allKillers)
                break;
        }
        return new(mutant, allKillers ? killers : [.. killers.Take(1)]);
    }

    /// <summary>The tests that fail without a mutant, where the room's assembly is compiled like the mutants are.</summary>
    public async Task<IReadOnlyList<string>> RunUnchangedAsync(Suite suite, Room room, Compiler compiler, TimeSpan patience)
    {
        var assembly = Path.Combine(folder, "unchanged", room.Assembly);
        await compiler.CompileAsync("The unchanged room", "", "", assembly);
        return await RunAsync(suite, assembly, stopAtFirst: false, patience);
    }

    private async Task<IReadOnlyList<string>> RunAsync(Suite suite, string assembly, bool stopAtFirst, TimeSpan usual)
    {
        var copy = Copy(suite);
        var place = Path.Combine(copy, Path.GetFileName(assembly));
        Put(assembly, place);
        var failed = await suite.RunAsync(copy, stopAtFirst, usual);
        Put(Path.Combine(Built(suite), Path.GetFileName(assembly)), place);
        return failed;
    }

    // Anew in each run of this program: tests of an earlier one would fail for want of a member, and kill every mutant.
    private string Copy(Suite suite)
    {
        var (from, to) = (Built(suite), Path.Combine(folder, suite.Project));
        if (!_copied.Add(suite.Project))
            return to;
        if (Directory.Exists(to))
            Directory.Delete(to, recursive: true);
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var copied = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copied)!);
            File.Copy(file, copied);
        }
        return to;
    }

    private static string Built(Suite suite) => Path.GetFullPath($"artifacts/bin/{suite.Assembly}/release");

    // Deleted first: a program that has not quite ended may still have it mapped.
    private static void Put(string assembly, string place)
    {
        File.Delete(place);
        File.Copy(assembly, place);
    }
}
