namespace Comparison.Mutants;

/// <summary>One engine: a file <c>tests/mutants/NAME.diff</c> with the project, the suites that reach it, and the mutants.</summary>
/// <param name="Folder">Where the mutants' texts are looked for.</param>
internal sealed record Room(string Name, string Project, string Folder, IReadOnlyList<Suite> Suites)
{
    public List<Mutant> Mutants { get; } = [];

    public string Assembly => $"{Path.GetFileNameWithoutExtension(Project)}.dll";

    public static Room Read(string file)
    {
        var lines = File.ReadAllLines(file);
        var head = lines.TakeWhile(line => !line.StartsWith("@@ ", StringComparison.Ordinal)).Select(line => line.Split(' ', 2)).ToList();
        var project = head.Single(line => line[0] == "project")[1];
        var room = new Room(
            Path.GetFileNameWithoutExtension(file),
            project,
            head.SingleOrDefault(line => line[0] == "folder")?[1] ?? Path.GetDirectoryName(project)!,
            [.. head.Where(line => line[0] == "suite").Select(line => Suite.Parse(line[1]))]);
        foreach (var at in Enumerable.Range(0, lines.Length).Where(at => lines[at].StartsWith("@@ ", StringComparison.Ordinal)))
        {
            var title = lines[at][3..].Split(": ", 2);
            room.Mutants.Add(new(title[0], title[1], room, [.. lines.Skip(at + 1).TakeWhile(line => line is [' ' or '-' or '+', ..])]));
        }
        return room;
    }

    /// <summary>The room's sources, line by line.</summary>
    public Dictionary<string, string[]> Sources() => Directory
        .EnumerateFiles(Folder, "*.cs", SearchOption.AllDirectories)
        .ToDictionary(Path.GetFullPath, file => File.ReadAllText(file).Split('\n'));
}
