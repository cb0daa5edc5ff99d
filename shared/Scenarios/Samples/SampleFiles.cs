using System.Text.Json;
using System.Text.Json.Nodes;
using Comparison.Domain;

namespace Comparison.Scenarios.Samples;

/// <summary>The sample requests, <c>shared/events/{workflow}/{name}.json</c>: the only copy, taken along by the build.</summary>
public static class SampleFiles
{
    public static IReadOnlyList<Sample> For(WorkflowName workflow)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "events", workflow.ToText());
        return [.. Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal).Select(file => Read(workflow, file))];
    }

    /// <summary>Reads a user's own request.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    /// <exception cref="JsonException">The file is not JSON.</exception>
    public static Sample Read(WorkflowName workflow, string file)
    {
        var payload = File.ReadAllText(file);
        using (JsonDocument.Parse(payload))
        {
            return new(workflow, Path.GetFileNameWithoutExtension(file), payload);
        }
    }
}

/// <summary>A request to run: one of the suite's, or a user's own.</summary>
/// <param name="Name">What the tables call it: the file's name without its ending.</param>
/// <param name="Payload">The request as it stands in the file, not checked.</param>
public sealed record Sample(WorkflowName Workflow, string Name, string Payload)
{
    /// <summary>A request that differs in one member.</summary>
    public Sample With(string member, JsonNode value)
    {
        var payload = JsonNode.Parse(Payload)!.AsObject();
        payload[member] = value;
        return this with { Payload = payload.ToJsonString() };
    }
}
