using System.Text.Json.Nodes;
using Comparison.Local.Cloud.Protocol;

namespace Comparison.Local.Cloud.ApiGateway.Control;

/// <summary>What all operations of API Gateway's own API do with their requests.</summary>
internal static class ControlGaps
{
    /// <summary>Refuses by name what the local cloud would do nothing about.</summary>
    public static void Refuse(string operation, JsonObject request, HashSet<string> known)
    {
        if (request.FirstOrDefault(member => member.Value is not null && !known.Contains(member.Key)).Key is { } gap)
            throw AwsException.NotSupported($"{operation} with {gap}");
    }

    /// <summary>The settings with those of a request that it gives.</summary>
    public static JsonObject Merge(JsonObject settings, JsonObject changes)
    {
        var merged = settings.DeepClone().AsObject();
        foreach (var (name, value) in changes)
            if (value is not null)
                merged[name] = value.DeepClone();
        return merged;
    }

    /// <exception cref="AwsException">The tags are not texts.</exception>
    public static void CheckTags(JsonObject settings) => _ = settings.TextMap("tags");

    public static AwsException Bad(string message) => new("BadRequestException", message);
}
