using System.Text.RegularExpressions;

namespace Comparison.Reports.Slides;

/// <summary>A part of a source file, by a name that stands in it anyway, so that no source carries a mark for a slide.</summary>
/// <remarks>
/// In C# the name is a method's, or that of a durable operation, which gives the statement around it. In a state machine it is a state's; of
/// its members those that are asked for are kept, and an ellipsis stands for the rest.
/// </remarks>
internal static partial class CodeRegion
{
    private const string Left = "…";

    /// <param name="file">For the language, and for the message.</param>
    /// <param name="members">Of a state: which of its members. All of them when empty.</param>
    /// <exception cref="TalkException">The file has no such region.</exception>
    public static IReadOnlyList<string> Find(string file, string text, string name, IReadOnlyList<string> members)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        var region = IsCSharp(file) ? Method(lines, name) ?? Statement(lines, name) : State(lines, name, members);
        return region is { Count: > 0 } ? Dedent(region) : throw new TalkException($"{file} has no region '{name}'");
    }

    public static string Language(string file) => IsCSharp(file) ? "csharp" : "json";

    private static bool IsCSharp(string file) => file.EndsWith(".cs", StringComparison.Ordinal);

    private static List<string>? Method(string[] lines, string name)
    {
        var head = Array.FindIndex(lines, line => Member().Match(line) is { Success: true } member && member.Groups["name"].Value == name);
        return head < 0 ? null : Block(lines, head);
    }

    // From behind the statement before it to its own semicolon.
    private static List<string>? Statement(string[] lines, string operation)
    {
        var named = Array.FindIndex(lines, line => line.Contains($"name: \"{operation}\"", StringComparison.Ordinal));
        if (named < 0)
            return null;
        var from = named;
        while (from > 0 && !EndOfStatement().IsMatch(lines[from - 1]))
            from--;
        var to = named;
        while (to < lines.Length - 1 && !lines[to].EndsWith(';'))
            to++;
        return [.. lines[from..(to + 1)]];
    }

    private static List<string>? State(string[] lines, string name, IReadOnlyList<string> members)
    {
        var head = Array.FindIndex(lines, line => line.TrimStart().StartsWith($"\"{name}\": {{", StringComparison.Ordinal));
        if (head < 0)
            return null;
        var state = Block(lines, head);
        return members.Count == 0 || state.Count == 1 ? state : Keep(state, members);
    }

    private static List<string> Keep(List<string> state, IReadOnlyList<string> members)
    {
        var indent = new string(' ', Indentation(state[0]) + 2);
        var found = new HashSet<string>();
        var isKept = true;
        var kept = new List<string> { state[0] };
        foreach (var line in state[1..^1])
        {
            if (Indentation(line) == indent.Length && JsonMember().Match(line) is { Success: true } member)
            {
                isKept = members.Contains(member.Groups["name"].Value);
                if (isKept)
                    found.Add(member.Groups["name"].Value);
            }
            if (isKept)
                kept.Add(line);
            else if (kept[^1].Trim() != Left)
                kept.Add(indent + Left);
        }
        if (members.FirstOrDefault(member => !found.Contains(member)) is { } missing)
            throw new TalkException($"{state[0].Trim()} has no member '{missing}'");
        return [.. kept, state[^1].TrimEnd(',')];
    }

    // A block ends with the line of its head, or with the next one that stands as far in and closes something.
    private static List<string> Block(string[] lines, int head)
    {
        var indentation = Indentation(lines[head]);
        var last = head;
        if (!lines[head].TrimEnd(',').EndsWith('}') && !lines[head].EndsWith(';'))
            do
                last++;
            while (last < lines.Length - 1 && !(Indentation(lines[last]) == indentation && lines[last].TrimStart() is ['}' or ']', ..]));
        return [.. lines[head..last], lines[last].TrimEnd(',')];
    }

    private static List<string> Dedent(List<string> lines)
    {
        var margin = lines.Where(line => line.Length > 0).Min(Indentation);
        return [.. lines.Select(line => line.Length > 0 ? line[margin..] : line)];
    }

    private static int Indentation(string line) => line.Length - line.TrimStart(' ').Length;

    [GeneratedRegex(@"^\s+(public|protected|private|internal)\s[^=;]*?\b(?<name>\w+)\(")]
    private static partial Regex Member();

    [GeneratedRegex(@"[;{}]\s*$|^\s*$")]
    private static partial Regex EndOfStatement();

    [GeneratedRegex("""^\s+"(?<name>[^"]+)":""")]
    private static partial Regex JsonMember();
}

/// <summary>A page of the talk asks for something that is not there; the message says what, and where it was looked for.</summary>
public sealed class TalkException(string message) : Exception(message);
