namespace Comparison.Local.Cloud.StepFunctions.Api;

/// <summary>What state machines and executions may be called.</summary>
internal static class Names
{
    private const int Longest = 80;
    private const string Forbidden = "<>{}[]?*\"#%\\^|~`$&,;:/";

    public static string Check(string name) =>
        name.Length is > 0 and <= Longest && !name.Any(IsForbidden) ? name : throw Errors.InvalidName(name);

    private static bool IsForbidden(char character) =>
        char.IsWhiteSpace(character) || char.IsControl(character) || Forbidden.Contains(character, StringComparison.Ordinal);
}
