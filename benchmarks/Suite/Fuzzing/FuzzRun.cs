using System.Text.Json;

namespace Comparison.Suite.Fuzzing;

/// <summary>What became of a case in one variant.</summary>
/// <param name="State">How the execution ended; <c>refused</c> when none was started, <c>broken</c> when the run itself failed.</param>
/// <param name="Outcome">What the workflow returned; null when the execution did not succeed.</param>
/// <param name="Effects">What it left in the world: rows and messages, by name.</param>
/// <param name="Answers">The statuses that the HTTP API answered with, in order.</param>
/// <param name="Lasted">From the request to the execution's end, in the account's time.</param>
public sealed record FuzzRun(
    string State, JsonElement? Outcome, IReadOnlyDictionary<string, string> Effects, IReadOnlyList<int> Answers, TimeSpan? Lasted)
{
    /// <summary>Why there is no result; null when there is one.</summary>
    public string? Trouble { get; init; }

    public static FuzzRun Refused(IReadOnlyList<int> answers) => new("refused", null, new Dictionary<string, string>(), answers, null);

    public static FuzzRun Broken(Exception trouble) =>
        new("broken", null, new Dictionary<string, string>(), [], null) { Trouble = $"{trouble.GetType().Name}: {trouble.Message}" };

    public override string ToString() =>
        $"{State}, outcome {Outcome?.GetRawText() ?? "none"}, answers {string.Join(' ', Answers)}, lasted {Lasted}"
        + (Trouble is null ? "" : $", {Trouble}");
}
