using System.Text.Json.Nodes;

namespace Comparison.Micro.Interpreters;

/// <summary>Something that both interpreters are timed on.</summary>
/// <param name="Definition">A file beside the program.</param>
/// <param name="Input">Null when the definition is only to be validated.</param>
/// <param name="Target">How many times as fast as npm's interpreter ours is to be, at least.</param>
internal sealed record InterpreterQuestion(string Name, string Definition, JsonNode? Input, double Target)
{
    private const int Items = 1_000;

    public static IReadOnlyList<InterpreterQuestion> All { get; } =
    [
        new("5 Pass states", "five-pass.asl.json", new JsonObject(), 1),
        new("Map of 1,000", "map-1000.asl.json", new JsonObject { ["items"] = Numbers() }, 5),
        new("Choice loop of 1,000", "choice-1000.asl.json", new JsonObject { ["count"] = 0 }, 5),
        new("Validate a definition", "approval.asl.json", null, 5),
    ];

    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "Interpreters");

    /// <summary>As the script is given them.</summary>
    public static JsonArray ToJson() => new([.. All.Select(question => (JsonNode?)new JsonObject
    {
        ["name"] = question.Name,
        ["definition"] = question.Definition,
        ["input"] = question.Input?.DeepClone(),
    })]);

    private static JsonArray Numbers() => new([.. Enumerable.Range(0, Items).Select(number => (JsonNode?)number)]);
}
