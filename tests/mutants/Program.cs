using System.Collections.Concurrent;
using System.Diagnostics;
using Comparison.Mutants;

// Tries the mutants of tests/mutants/*.diff: tests/mutate engines [--all-killers] [--check] [--no-build] [--workers N] [TEXT of a name ...]
const int Least = 90;
var (allKillers, onlyCheck) = (args.Contains("--all-killers"), args.Contains("--check"));
var workers = Array.IndexOf(args, "--workers") is >= 0 and var at ? int.Parse(args[at + 1], null) : Environment.ProcessorCount;
string[] wanted = [.. args.Where((argument, index) => argument[0] != '-' && (index == 0 || args[index - 1] != "--workers"))];
var reports = Path.GetFullPath("artifacts/mutation/engines");
var watch = Stopwatch.StartNew();

try
{
    List<Room> rooms = [.. Directory.GetFiles("tests/mutants", "*.diff").Order(StringComparer.Ordinal).Select(Room.Read)];
    var changes = Changes(rooms);
    List<Mutant> chosen = [.. changes.Keys.Where(mutant => wanted.Length == 0 || wanted.Any(mutant.Id.Contains))];
    Console.Out.WriteLine($"{chosen.Count} mutants, each in its place.");
    if (onlyCheck)
        return 0;
    rooms = [.. chosen.Select(mutant => mutant.Room).Distinct()];
    var compilers = await PrepareAsync(rooms, build: !args.Contains("--no-build"));
    var usual = await RunUnchangedAsync(rooms, compilers, new(Path.Combine(reports, "worker-1")));
    var verdicts = new ConcurrentDictionary<Mutant, MutantVerdict>();
    var waiting = new ConcurrentQueue<Mutant>(chosen);
    await Task.WhenAll(Enumerable.Range(1, workers).Select(worker => Task.Run(async () =>
    {
        var bench = new MutantBench(Path.Combine(reports, $"worker-{worker}"));
        while (waiting.TryDequeue(out var mutant))
        {
            var (file, text) = changes[mutant];
            var verdict = verdicts[mutant] = await bench.TryAsync(mutant, compilers[mutant.Room.Project], file, text, usual, allKillers);
            Console.Out.WriteLine($"{(verdict.IsKilled ? "killed  " : "SURVIVED")} {mutant.Id}{string.Concat(verdict.Killers.Take(1).Select(killer => $" by {killer}"))}");
        }
    })));
    MutantVerdict[] inOrder = [.. chosen.Select(mutant => verdicts[mutant])];
    await File.WriteAllTextAsync($"{reports}.md", MutantReport.Write(inOrder, watch.Elapsed));
    Console.Out.WriteLine($"{MutantReport.Summary(inOrder)}, in {watch.Elapsed.TotalSeconds:F0} s. The table is artifacts/mutation/engines.md.");
    return inOrder.Count(verdict => verdict.IsKilled) * 100 >= inOrder.Length * Least ? 0 : 1;
}
catch (MutantException failure)
{
    Console.Error.WriteLine(failure.Message);
    return 2;
}

static Dictionary<Mutant, (string File, string Text)> Changes(IEnumerable<Room> rooms)
{
    var changes = new Dictionary<Mutant, (string File, string Text)>();
    List<string> misplaced = [];
    foreach (var room in rooms)
    {
        var sources = room.Sources();
        foreach (var mutant in room.Mutants)
        {
            try
            {
                changes.Add(mutant, mutant.Apply(sources));
            }
            catch (MutantException failure)
            {
                misplaced.Add(failure.Message);
            }
        }
    }
    return misplaced.Count == 0 ? changes : throw new MutantException(string.Join('\n', misplaced));
}

static async Task<Dictionary<string, Compiler>> PrepareAsync(IReadOnlyList<Room> rooms, bool build)
{
    foreach (var project in rooms.SelectMany(room => room.Suites).Select(suite => suite.Project).Distinct().Where(_ => build))
        await Compiler.BuildAsync($"tests/{project}");
    var compilers = new Dictionary<string, Compiler>();
    foreach (var project in rooms.Select(room => room.Project).Distinct())
        compilers[project] = await Compiler.OfAsync(project);
    return compilers;
}

// How long each suite takes; one that fails without a mutant would kill them all.
static async Task<Dictionary<Suite, TimeSpan>> RunUnchangedAsync(
    IReadOnlyList<Room> rooms, IReadOnlyDictionary<string, Compiler> compilers, MutantBench bench)
{
    var usual = new Dictionary<Suite, TimeSpan>();
    foreach (var (room, suite) in rooms.SelectMany(room => room.Suites.Select(suite => (room, suite))))
    {
        var started = Stopwatch.GetTimestamp();
        if (await bench.RunUnchangedAsync(suite, room, compilers[room.Project], TimeSpan.FromMinutes(2)) is { Count: > 0 } failed)
            throw new MutantException($"Without any mutant these fail: {string.Join(", ", failed)}");
        usual[suite] = Stopwatch.GetElapsedTime(started);
        Console.Out.WriteLine($"{suite.Project} {suite.Filter} takes {usual[suite].TotalSeconds:F1} s.");
    }
    return usual;
}
