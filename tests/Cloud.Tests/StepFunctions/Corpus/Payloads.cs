using System.Text.Json.Nodes;

namespace Comparison.Cloud.Tests.StepFunctions.Corpus;

/// <summary>Prepares answers for a comparison.</summary>
internal static class Payloads
{
    /// <summary>Headers hold lengths of names that are not the recorded ones.</summary>
    public static JsonNode? WithoutHeaders(JsonNode? node)
    {
        if (node is JsonObject structure)
        {
            structure.Remove("SdkHttpMetadata");
            foreach (var (name, value) in structure.ToArray())
                if (value?.GetValueKind() == System.Text.Json.JsonValueKind.String && value.GetValue<string>().Contains("SdkHttpMetadata", StringComparison.Ordinal))
                    structure[name] = WithoutHeaders(JsonNode.Parse(value.GetValue<string>()));
                else
                    WithoutHeaders(value);
        }
        return node;
    }
}
