using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.RegularExpressions;
using Comparison.Domain;
using Comparison.Local.Stacks;
using Comparison.Scenarios.Twins;

namespace Comparison.Web.Sources;

/// <summary>A workflow's file as the page shows it: line by line, each with the step that it belongs to.</summary>
/// <param name="Path">In the repository.</param>
/// <param name="Text">All of it.</param>
public sealed partial record SourceFile(string Path, string Text, IReadOnlyList<SourceLine> Lines)
{
    private static readonly ConcurrentDictionary<(WorkflowName, Variant), SourceFile> Known = new();

    /// <summary>The file of a workflow in a variant.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static SourceFile Read(WorkflowName workflow, Variant variant) => Known.GetOrAdd((workflow, variant), key =>
    {
        var twins = SourceTree.TwinsOf(key.Item1);
        var path = key.Item2 == Variant.Durable ? twins.Durable : twins.StateMachine;
        return Mark(SourceTree.Shown(path), File.ReadAllText(path), key.Item2);
    });

    internal static SourceFile Mark(string path, string text, Variant variant)
    {
        var lines = text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
        return new(path, text, [.. variant == Variant.Durable ? Workflow(lines) : Machine(lines, StateNames(text))]);
    }

    // The line that names an operation begins it; one line may name several.
    private static IEnumerable<SourceLine> Workflow(string[] lines) => lines.Select((line, index) =>
        new SourceLine(index + 1, line, [.. OperationName().Matches(line).Select(match => match.Groups[1].Value)], IsHead: OperationName().IsMatch(line)));

    // A state goes from its name to the next one's.
    private static IEnumerable<SourceLine> Machine(string[] lines, HashSet<string> states)
    {
        string[] steps = [];
        for (var i = 0; i < lines.Length; i++)
        {
            var isHead = StateHead().Match(lines[i]) is { Success: true } head && states.Contains(head.Groups[1].Value);
            if (isHead)
                steps = [TwinFiles.Slug(StateHead().Match(lines[i]).Groups[1].Value)];
            yield return new(i + 1, lines[i], steps, isHead);
        }
    }

    private static HashSet<string> StateNames(string definition)
    {
        var names = new HashSet<string>();
        void Read(JsonElement element)
        {
            foreach (var member in element.ValueKind == JsonValueKind.Object ? element.EnumerateObject().AsEnumerable() : [])
            {
                if (member.Name == "States")
                    names.UnionWith(member.Value.EnumerateObject().Select(state => state.Name));
                Read(member.Value);
            }
            foreach (var item in element.ValueKind == JsonValueKind.Array ? element.EnumerateArray().AsEnumerable() : [])
                Read(item);
        }
        using var machine = JsonDocument.Parse(definition);
        Read(machine.RootElement);
        return names;
    }

    [GeneratedRegex("name: \"([^\"]+)\"")]
    private static partial Regex OperationName();

    [GeneratedRegex("^\\s+\"([^\"]+)\": \\{")]
    private static partial Regex StateHead();
}

/// <summary>A line of a source file.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Steps">The steps that it belongs to, in the names of the durable twin.</param>
/// <param name="IsHead">Whether they begin here.</param>
public sealed record SourceLine(int Number, string Text, IReadOnlyList<string> Steps, bool IsHead);
