using System.Globalization;
using System.Text.RegularExpressions;
using Comparison.Local.Cloud.Protocol;

namespace Comparison.Local.Cloud.Lambda.Requests;

/// <summary>Checks a request against the constraints of the API's model, and words all that is wrong as AWS's frontends do.</summary>
internal sealed class Validation
{
    private readonly List<string> _failures = [];
    private string? _list;
    private int _element;

    /// <exception cref="AwsException">A constraint is not met.</exception>
    public static void Check(Action<Validation> checks)
    {
        var validation = new Validation();
        checks(validation);
        if (validation._failures.Count > 0)
            throw Error([.. validation._failures]);
    }

    public static AwsException Error(params string[] failures) => new(
        "ValidationException",
        $"{failures.Length} validation error{(failures.Length == 1 ? "" : "s")} detected: {string.Join("; ", failures)}");

    /// <summary>What follows is checked in the n-th element of a list: the members' names begin with it.</summary>
    public void Within(string list, int index) => (_list, _element) = (list, index + 1);

    public void Required(string? value, string member)
    {
        if (value is null)
            Fail("Value null", member, "Member must not be null");
    }

    /// <param name="secret">Keeps the value out of the message.</param>
    public void Text(string? value, string member, int most, Regex? pattern = null, bool secret = false)
    {
        if (value is null)
            return;
        var shown = secret ? "Value" : $"Value '{value}'";
        if (value.Length < 1)
            Fail(shown, member, "Member must have length greater than or equal to 1");
        if (value.Length > most)
            Fail(shown, member, $"Member must have length less than or equal to {most}");
        if (pattern is not null && !MatchesWhole(pattern, value))
            Fail(shown, member, $"Member must satisfy regular expression pattern: {pattern}");
    }

    public void Number(int? value, string member, int least, int most = int.MaxValue)
    {
        if (value < least)
            Fail($"Value '{value}'", member, $"Member must have value greater than or equal to {least}");
        if (value > most)
            Fail($"Value '{value}'", member, $"Member must have value less than or equal to {most}");
    }

    public void Choice<T>(string? value, string member)
        where T : struct, Enum
    {
        if (value is not null && WireName<T>.Parse(value) is null)
            Fail($"Value '{value}'", member, $"Member must satisfy enum value set: [{string.Join(", ", WireName<T>.All)}]");
    }

    /// <summary>A failure in words of its own.</summary>
    public void Add(string failure) => _failures.Add(failure);

    private void Fail(string value, string member, string constraint)
    {
        var at = _list is null ? member : string.Create(CultureInfo.InvariantCulture, $"{_list}.{_element}.member.{member}");
        _failures.Add($"{value} at '{at}' failed to satisfy constraint: {constraint}");
    }

    private static bool MatchesWhole(Regex pattern, string value)
    {
        foreach (var match in pattern.EnumerateMatches(value))
            return match.Index == 0 && match.Length == value.Length;
        return false;
    }
}

/// <summary>The patterns of the API's model.</summary>
internal static partial class Patterns
{
    [GeneratedRegex(
        @"arn:([a-zA-Z0-9-]+):lambda:([a-zA-Z0-9-]+):(\d{12}):function:([a-zA-Z0-9_-]+):(\$LATEST(?:\.PUBLISHED)?|[0-9]+)" +
        "/durable-execution/([a-zA-Z0-9_-]+)/([a-zA-Z0-9_-]+)")]
    public static partial Regex DurableExecutionArn();

    /// <summary>Of checkpoint tokens and callback ids.</summary>
    [GeneratedRegex("[A-Za-z0-9+/]+={0,2}")]
    public static partial Regex Base64();

    /// <summary>Of operation ids, subtypes and execution names.</summary>
    [GeneratedRegex("[a-zA-Z0-9-_]+")]
    public static partial Regex Identifier();

    [GeneratedRegex(@"[\x20-\x7E]+")]
    public static partial Regex OperationName();

    [GeneratedRegex(@"[\x21-\x7E]+")]
    public static partial Regex ClientToken();

    [GeneratedRegex(@"[a-zA-Z0-9\._:\/=+\-@ ]+")]
    public static partial Regex TenantId();

    [GeneratedRegex("(?!^[0-9]+$)([a-zA-Z0-9-_]+)")]
    public static partial Regex Alias();

    [GeneratedRegex(@"[^\s]+")]
    public static partial Regex Handler();

    [GeneratedRegex(@"arn:(aws[a-zA-Z-]*)?:iam::\d{12}:role/?[a-zA-Z_0-9+=,.@\-_/]+")]
    public static partial Regex RoleArn();
}
