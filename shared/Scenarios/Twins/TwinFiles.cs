using System.Text.RegularExpressions;

namespace Comparison.Scenarios.Twins;

/// <summary>Lays a durable workflow and its state machine side by side, step by step.</summary>
/// <remarks>
/// A step is an operation that both name. What stands before the first one, such as the check of the input, belongs
/// together; what stands between two belongs to the former.
/// </remarks>
public static partial class TwinFiles
{
    /// <summary>Aligns the two files by the names that both carry.</summary>
    public static IReadOnlyList<TwinStep> Align(string workflow, string stateMachine)
    {
        var code = Split(CodeParagraphs(workflow), OperationOf);
        var states = Split(StateParagraphs(stateMachine), StateOf);
        var shared = code.Select(group => group.Name).Intersect(states.Select(group => group.Name)).ToHashSet();
        var left = Merge(code, shared);
        var right = Merge(states, shared);
        return [.. left.Select(group => new TwinStep(
            group.Name, group.Lines, right.FirstOrDefault(other => other.Name == group.Name)?.Lines ?? []))];
    }

    /// <summary>A state's name as the durable twin writes it: <c>Manager approval</c> is <c>manager-approval</c>.</summary>
    public static string Slug(string state) => NotPlain().Replace(state.ToLowerInvariant(), "-").Trim('-');

    private static List<Group> Split(IEnumerable<string[]> paragraphs, Func<string, string?> nameOf)
    {
        List<Group> groups = [new("", [])];
        foreach (var paragraph in paragraphs)
        {
            var name = paragraph.Select(nameOf).FirstOrDefault(found => found is not null);
            if (name is not null)
                groups.Add(new(name, []));
            groups[^1].Lines.AddRange(paragraph);
        }
        return groups;
    }

    private static List<Group> Merge(List<Group> groups, HashSet<string> shared)
    {
        List<Group> merged = [];
        foreach (var group in groups)
        {
            if (merged.Count == 0 || shared.Contains(group.Name) && group.Name.Length > 0)
                merged.Add(new(group.Name, []));
            merged[^1].Lines.AddRange(group.Lines);
        }
        return merged;
    }

    // From the class on: usings are no part of the story. A blank line or a new member begins a paragraph.
    private static IEnumerable<string[]> CodeParagraphs(string source)
    {
        var lines = source.ReplaceLineEndings("\n").Split('\n').SkipWhile(line => !line.StartsWith("public ", StringComparison.Ordinal));
        return Paragraphs(lines, begins: static line => line.Length == 0);
    }

    private static IEnumerable<string[]> StateParagraphs(string source) =>
        Paragraphs(source.ReplaceLineEndings("\n").TrimEnd().Split('\n'), begins: static line => StateLine().IsMatch(line));

    private static IEnumerable<string[]> Paragraphs(IEnumerable<string> lines, Func<string, bool> begins)
    {
        var paragraph = new List<string>();
        foreach (var line in lines)
        {
            if (begins(line) && paragraph.Count > 0)
            {
                yield return [.. paragraph];
                paragraph.Clear();
            }
            paragraph.Add(line);
        }
        if (paragraph.Count > 0)
            yield return [.. paragraph];
    }

    private static string? OperationOf(string line) => OperationName().Match(line) is { Success: true } match ? match.Groups[1].Value : null;

    private static string? StateOf(string line) => StateLine().Match(line) is { Success: true } match ? Slug(match.Groups[1].Value) : null;

    private sealed record Group(string Name, List<string> Lines);

    [GeneratedRegex("name: \"([^\"]+)\"")]
    private static partial Regex OperationName();

    // The states of the definitions stand two levels deep, one level being two blanks.
    [GeneratedRegex("^    \"([^\"]+)\": \\{")]
    private static partial Regex StateLine();

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex NotPlain();
}

/// <summary>One step of a workflow in both variants.</summary>
/// <param name="Name">The durable operation's name, which is the state's name in kebab-case; empty before the first one.</param>
/// <param name="Durable">The lines of the C# that belong to the step.</param>
/// <param name="StepFunctions">The lines of the ASL that belong to the step.</param>
public sealed record TwinStep(string Name, IReadOnlyList<string> Durable, IReadOnlyList<string> StepFunctions);
