namespace Comparison.Mutants;

/// <summary>One change to an engine's code, as a hunk of a diff: what stands there now, and what is to stand there.</summary>
/// <remarks>
/// Its place is found by the text, wherever files are moved to or merged into: lines are compared without their indentation, blank ones
/// are skipped, and the text must stand in the room's folder exactly once.
/// </remarks>
internal sealed record Mutant(string Id, string What, Room Room, IReadOnlyList<string> Hunk)
{
    private IReadOnlyList<string> Old => Lines('-');

    private IReadOnlyList<string> New => Lines('+');

    /// <summary>The file that holds the text, and what it reads once it is changed.</summary>
    public (string File, string Text) Apply(IReadOnlyDictionary<string, string[]> files)
    {
        var found = files.SelectMany(file => Places(file.Value).Select(place => (file.Key, Text: file.Value, place.First, place.Last))).ToList();
        if (found.Count != 1)
            throw new MutantException($"{Id}: its text stands in {Room.Folder} {found.Count} times instead of once.");
        var (path, text, first, last) = found[0];
        return (path, string.Join('\n', [.. text[..first], .. New, .. text[(last + 1)..]]));
    }

    private IReadOnlyList<string> Lines(char sign) =>
        [.. Hunk.Where(line => line[0] == ' ' || line[0] == sign).Select(line => line[1..].Trim())];

    private IEnumerable<(int First, int Last)> Places(string[] text)
    {
        var lines = Enumerable.Range(0, text.Length).Where(at => !string.IsNullOrWhiteSpace(text[at])).ToArray();
        for (var start = 0; start + Old.Count <= lines.Length; start++)
            if (Old.Select((line, offset) => text[lines[start + offset]].Trim() == line).All(same => same))
                yield return (lines[start], lines[start + Old.Count - 1]);
    }
}

/// <summary>A mutant cannot be tried: its text is not there, or it does not compile.</summary>
internal sealed class MutantException(string message) : Exception(message);
