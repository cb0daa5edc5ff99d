using System.Text.Json.Nodes;

namespace Comparison.Durable.Conformance.Requirements;

/// <summary>One of AWS's requirements: what goes in, what the world does, and what must come out.</summary>
internal sealed record Requirement(string Id, JsonObject Text)
{
    public JsonNode? Input => Text[nameof(Input)];

    public JsonArray Events => Text["ExpectedExecutionHistory"]!.AsArray();

    public JsonObject? Result => Text["ExpectedResult"] as JsonObject;

    public IReadOnlyList<JsonObject> CallbackActions => [.. (Text[nameof(CallbackActions)] as JsonArray ?? []).Select(action => action!.AsObject())];

    /// <summary>With a fixed text, made of its name, in the place of each of the requirement's variables: a run is the same every time.</summary>
    public Requirement Bind()
    {
        var text = Text.ToJsonString();
        foreach (var (name, _) in Text["Variables"] as JsonObject ?? [])
            text = text.Replace($"${{{name}}}", $"value-of-{name}", StringComparison.Ordinal);
        return this with { Text = JsonNode.Parse(text)!.AsObject() };
    }
}

/// <summary>Finds AWS's requirements, which are no part of the repository.</summary>
internal static class RequirementFolder
{
    public const string Absent = "AWS's requirements are not here: set CONFORMANCE_DATA to the folder that holds durable/.";

    public static string? Find()
    {
        if (Environment.GetEnvironmentVariable("CONFORMANCE_DATA") is { Length: > 0 } named)
            return Existing(named);
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (Existing(Path.Combine(folder.FullName, "shared", "conformance")) is { } found)
                return found;
        return null;
    }

    public static IReadOnlyList<Requirement> Read(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*.yaml", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(file => new Requirement(Path.GetFileNameWithoutExtension(file), YamlReader.Read(File.ReadAllText(file))))];

    private static string? Existing(string folder) =>
        Directory.Exists(Path.Combine(folder, "durable")) ? Path.Combine(folder, "durable") : null;
}
