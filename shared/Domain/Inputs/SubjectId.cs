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
