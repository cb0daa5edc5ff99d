using System.Text.Json;
using Comparison.Scenarios.Twins;

namespace Comparison.Web.Breaking;

/// <summary>What the last <c>compare run --faults</c> found: <c>artifacts/report/faults.json</c>.</summary>
/// <param name="PlayedAt">By the machine's clock.</param>
public sealed record FoundFaults(
    DateTimeOffset PlayedAt, IReadOnlyList<PlayedScenario> Scenarios, IReadOnlyList<PlayedCrash> Crashes, IReadOnlyList<PlayedStaleToken> StaleTokens,
    IReadOnlyList<PlayedDeployment> Deployments, IReadOnlyList<PlayedSituation> Operating)
{
    public static string File { get; } = Path.Combine(SourceTree.Root, "artifacts", "report", "faults.json");

    /// <summary>What was found; null when nobody has played it.</summary>
    /// <exception cref="JsonException">The file is none that <c>compare run --faults</c> writes.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static FoundFaults? Read(string file)
    {
        if (!System.IO.File.Exists(file))
            return null;
        using var found = JsonDocument.Parse(System.IO.File.ReadAllText(file));
        try
        {
            var root = found.RootElement;
            return new(
                System.IO.File.GetLastWriteTimeUtc(file), List(root, "scenarios", Scenario), List(root, "crashes", Crash),
                List(root, "staleTokens", StaleToken), List(root, "deployments", Deployment),
                List(root, "operating", Situation));
        }
        catch (Exception strange) when (strange is KeyNotFoundException or InvalidOperationException)
        {
            throw new JsonException(strange.Message, strange);
        }
    }

    private static PlayedScenario Scenario(JsonElement item) => new(
        Text(item, "workflow"), Text(item, "scenario"), Text(item, "story"), Text(item, "expected"), Text(item.GetProperty("durable"), "status"),
        Text(item.GetProperty("step_functions"), "status"), Texts(item, "faults"));

    private static PlayedCrash Crash(JsonElement item) => new(
        Text(item, "workflow"), Text(item, "variant"), Text(item, "route"), Text(item, "point"), Text(item, "moment"), Texts(item, "wrong"),
        Texts(item, "repeated"), Texts(item, "evidence"));

    private static PlayedStaleToken StaleToken(JsonElement item) => new(Text(item, "workflow"), Text(item, "status"), Texts(item, "events"));

    private static PlayedDeployment Deployment(JsonElement item) => new(
        Text(item, "workflow"), Text(item, "variant"), Text(item, "status"), Texts(item, "functions"), Texts(item, "states"));

    private static PlayedSituation Situation(JsonElement item) => new(
        Text(item, "workflow"), Text(item, "situation"), Text(item, "variant"), Text(item, "does"), Text(item, "becomes"));

    private static IReadOnlyList<T> List<T>(JsonElement item, string member, Func<JsonElement, T> read) => [.. item.GetProperty(member).EnumerateArray().Select(read)];

    private static IReadOnlyList<string> Texts(JsonElement item, string member) => List(item, member, text => text.GetString() ?? "");

    private static string Text(JsonElement item, string member) => item.GetProperty(member).GetString() ?? "";
}

/// <summary>A scenario in which something broke.</summary>
/// <param name="Wrong">What was not as it must be.</param>
public sealed record PlayedScenario(
    string Workflow, string Name, string Story, string Expected, string Durable, string StepFunctions, IReadOnlyList<string> Wrong);

/// <summary>A crash at one checkpoint or state.</summary>
/// <param name="Moment">When, seen from side effect and record.</param>
/// <param name="Wrong">What differs from the run without a crash, and must not.</param>
/// <param name="Repeated">The calls that were carried out more often than without a crash.</param>
/// <param name="Evidence">The events of the engine's history that tell of it.</param>
public sealed record PlayedCrash(
    string Workflow, string Variant, string Route, string Point, string Moment, IReadOnlyList<string> Wrong, IReadOnlyList<string> Repeated,
    IReadOnlyList<string> Evidence);

/// <summary>A checkpoint with a token that was used already.</summary>
public sealed record PlayedStaleToken(string Workflow, string Status, IReadOnlyList<string> Events);

/// <summary>A deployment while an execution waited.</summary>
/// <param name="Functions">What ran after it.</param>
public sealed record PlayedDeployment(string Workflow, string Variant, string Status, IReadOnlyList<string> Functions, IReadOnlyList<string> States);

/// <summary>What an operator did about something, and what became of it.</summary>
public sealed record PlayedSituation(string Workflow, string Situation, string Variant, string Does, string Becomes);
