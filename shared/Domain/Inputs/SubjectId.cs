using System.Text.RegularExpressions;

namespace Comparison.Domain.Inputs;

/// <summary>What a request's id may look like: it is the execution's name in both engines.</summary>
public static partial class SubjectId
{
    public const string Pattern = "^[A-Za-z0-9_-]{1,64}$";

    public static bool IsValid(string? id) => id is not null && Shape().IsMatch(id);

    // \z, because $ would let a line feed at the end pass.
    [GeneratedRegex(@"^[A-Za-z0-9_-]{1,64}\z")]
    private static partial Regex Shape();
}

/// <summary>What ties the log lines of a run together, whoever writes them.</summary>
public static partial class CorrelationId
{
    /// <summary>The member of an input, a message and a decision's row that carries it.</summary>
    public const string Field = "correlation_id";

    /// <summary>Whether a text may be one: 1 to 128 characters that can break no log line.</summary>
    public static bool IsValid(string? text) => text is not null && Shape().IsMatch(text);

    [GeneratedRegex(@"^[A-Za-z0-9._:=+@/-]{1,128}\z")]
    private static partial Regex Shape();
}
