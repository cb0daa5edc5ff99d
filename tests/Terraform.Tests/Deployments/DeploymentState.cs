using System.Text.Json.Nodes;

namespace Comparison.Terraform.Tests.Deployments;

/// <summary>What Terraform keeps of a root: its resources with their values.</summary>
internal sealed class DeploymentState(IReadOnlyList<(string Type, JsonObject Values)> resources)
{
    public IEnumerable<JsonObject> Of(string type) => resources.Where(resource => resource.Type == type).Select(resource => resource.Values);

    /// <param name="shown">By <c>terraform show -json</c>.</param>
    public static DeploymentState Parse(string shown) =>
        new([.. Resources(JsonNode.Parse(shown)!["values"]?["root_module"])]);

    private static IEnumerable<(string Type, JsonObject Values)> Resources(JsonNode? module)
    {
        foreach (var resource in module?["resources"]?.AsArray() ?? [])
            if (resource!["mode"]!.ToString() == "managed")
                yield return (resource["type"]!.ToString(), resource["values"]!.AsObject());
        foreach (var child in module?["child_modules"]?.AsArray() ?? [])
            foreach (var resource in Resources(child))
                yield return resource;
    }
}
