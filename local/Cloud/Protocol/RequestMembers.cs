using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Comparison.Local.Cloud.Protocol;

/// <summary>The members of each operation's request that a service does something about: any other that says something is refused by name.</summary>
/// <remarks>AWS's own JSON services ignore members that they do not know; what is ignored here is often one that AWS does know.</remarks>
/// <param name="table">
/// A line for each operation, or structure within one: its name, a colon, its members with spaces between. <c>member=value</c> is one that is
/// taken with no other value.
/// </param>
internal sealed class RequestMembers(string table)
{
    private readonly FrozenDictionary<string, string[]> _known = table
        .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Select(line => line.Split(':', 2))
        .ToFrozenDictionary(line => line[0], line => line[1].Split(' ', StringSplitOptions.RemoveEmptyEntries));

    /// <exception cref="AwsException">A member has no effect here.</exception>
    public void Check(string operation, JsonObject request) => request.Only(operation, _known[operation]);
}

/// <summary>Keeps what the local cloud does not do from being accepted silently.</summary>
internal static class KnownMembers
{
    /// <summary>Refuses members that are not known here and say something.</summary>
    /// <param name="known">Their names; see <see cref="RequestMembers"/>.</param>
    /// <exception cref="AwsException">There is one; the error names it.</exception>
    public static void Only(this JsonObject request, string operation, params ReadOnlySpan<string> known)
    {
        foreach (var (name, value) in request)
            if (!known.Contains(name) && !known.Contains($"{name}={value}") && SaysSomething(value))
                throw AwsException.NotSupported($"{operation} with {name}");
    }

    // Clients write members out that they leave as they are: empty, or with nothing but such in them.
    private static bool SaysSomething(JsonNode? value) => value switch
    {
        null => false,
        JsonObject structure => structure.Any(member => SaysSomething(member.Value)),
        JsonArray list => list.Any(SaysSomething),
        _ => value.GetValueKind() is not JsonValueKind.False && value.ToString().Length > 0,
    };
}
