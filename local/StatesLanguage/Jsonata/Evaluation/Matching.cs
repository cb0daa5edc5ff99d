using System.Text.RegularExpressions;
using Comparison.Local.StatesLanguage.Jsonata.Errors;
using Comparison.Local.StatesLanguage.Jsonata.Values;

namespace Comparison.Local.StatesLanguage.Jsonata.Evaluation;

/// <summary>A regular expression, which is a function from a text to its first match.</summary>
internal sealed class RegexFunction(Regex regex, int position) : Callable
{
    private const string Next = "next";

    public override int Arity => 2;

    public override object? Invoke(object?[] arguments, object? input, EvaluationRun run) =>
        arguments is [string text, ..] ? Describe(text, 0, run) : null;

    /// <summary>All matches in a text.</summary>
    /// <exception cref="JsonataException">D1004: a match is empty.</exception>
    public IEnumerable<TextMatch> Matches(string text, EvaluationRun run)
    {
        for (var start = 0; start <= text.Length && Find(text, start, run) is { } match; start = match.End)
            yield return match;
    }

    private TextMatch? Find(string text, int start, EvaluationRun run)
    {
        var match = run.Budget.Match(regex, text, start);
        if (!match.Success)
            return null;
        if (match.Length == 0)
            throw new JsonataException("D1004") { Position = position, Value = ValueText.Json(regex.ToString()) };
        var groups = match.Groups.Cast<Group>().Skip(1).Select(group => group.Success ? group.Value : null);
        return new TextMatch(match.Value, match.Index, match.Index + match.Length, [.. groups]);
    }

    private JsonataObject? Describe(string text, int start, EvaluationRun run)
    {
        if (Find(text, start, run) is not { } match)
            return null;
        var described = match.Describe();
        described[Next] = new NativeFunction(
            Next, signature: null, arity: 0, call => match.End >= text.Length ? null : Describe(text, match.End, call.Run));
        return described;
    }
}

/// <summary>A match of a regular expression, or of a function that takes its place.</summary>
internal sealed record TextMatch(string Text, int Start, int End, IReadOnlyList<string?> Groups)
{
    /// <summary>As functions in the expression see it.</summary>
    public JsonataObject Describe() => new()
    {
        ["match"] = Text,
        ["start"] = JsonValues.Box((double)Start),
        ["end"] = JsonValues.Box((double)End),
        ["groups"] = ToArray(Groups),
    };

    public static JsonataArray ToArray(IEnumerable<string?> groups) => new(groups.Select(group => group ?? (object)JsonNull.Instance));
}

/// <summary>The matches that a function of the library looks for, by a regular expression or by a function of the same habits.</summary>
internal static class Matchers
{
    public static IEnumerable<TextMatch> Find(object? matcher, string text, EvaluationRun run) =>
        matcher is RegexFunction regex ? regex.Matches(text, run) : Call(matcher, text, run);

    private static IEnumerable<TextMatch> Call(object? matcher, string text, EvaluationRun run)
    {
        var found = Calling.Apply(matcher, [text], JsonNull.Instance, run);
        while (found is not null)
        {
            run.Budget.Spend(1);
            if (found is not JsonataObject match
                || match["match"] is not string words
                || match["start"] is not double start
                || match["end"] is not double end
                || match["groups"] is not JsonataArray groups
                || match["next"] is not JsonataFunction next)
                throw new JsonataException("T1010");
            yield return new TextMatch(words, (int)start, (int)end, [.. groups.Items.Select(group => group as string)]);
            found = Calling.Apply(next, [], JsonNull.Instance, run);
        }
    }
}

/// <summary>A regular expression that stands in the expression.</summary>
internal sealed class RegexNode(RegexFunction function, int position) : ExpressionNode(position)
{
    protected override object? Compute(object? input, Frame frame) => function;
}
