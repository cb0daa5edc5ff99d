using System.Text.Json.Nodes;
using Comparison.Local.StatesLanguage.Json;

namespace Comparison.Local.StatesLanguage.Intrinsics;

/// <summary>
/// Values as States.Format writes them: objects like a Java map, <c>{a=1, b=[]}</c>, and texts without quotes (recorded on AWS).
/// </summary>
internal static class JavaText
{
    public static string Write(JsonNode? value) => value switch
    {
        JsonObject members => $"{{{string.Join(", ", members.Select(member => $"{member.Key}={Write(member.Value)}"))}}}",
        JsonArray items => $"[{string.Join(", ", items.Select(Write))}]",
        _ => value.AsText() ?? JsonText.Write(value),
    };
}
