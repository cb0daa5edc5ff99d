using System.Text.Json;
using System.Text.Json.Nodes;
using Comparison.Local.Cloud.Protocol;

namespace Comparison.Local.Cloud.Lambda.Requests;

/// <summary>Keeps what the local cloud does not do from being accepted silently.</summary>
internal static class ControlMembers
{
    /// <summary>Refuses members that are not known here and say something.</summary>
    /// <exception cref="AwsException">There is one; the error names it.</exception>
    public static void Only(this JsonObject request, string operation, params ReadOnlySpan<string> known)
    {
        foreach (var (name, value) in request)
            if (!known.Contains(name) && SaysSomething(value))
                throw AwsException.NotSupported($"{operation} with {name}");
    }

    /// <summary>Lambda's error for values that no constraint of the model covers.</summary>
    public static AwsException Invalid(string message) => new("InvalidParameterValueException", message);

    // Clients write members out that they leave as they are: empty, or with nothing but such in them.
    private static bool SaysSomething(JsonNode? value) => value switch
    {
        null => false,
        JsonObject structure => structure.Any(member => SaysSomething(member.Value)),
        JsonArray list => list.Any(SaysSomething),
        _ => value.GetValueKind() is not JsonValueKind.False && value.ToString().Length > 0,
    };
}
