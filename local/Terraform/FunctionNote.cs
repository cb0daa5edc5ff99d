using System.Globalization;
using System.Text.RegularExpressions;

namespace Comparison.Local.Terraform;

/// <summary>What version 5 of the provider does not know of a function, behind the description while it passes the provider.</summary>
/// <remarks>
/// So the provider itself finds differences, updates in place, publishes and sees drift, by a value that it does know; and neither
/// Terraform nor the cloud ever sees the note.
/// </remarks>
/// <param name="ExecutionTimeout">Seconds; null for a function that is not durable.</param>
/// <param name="RetentionDays">Of a durable function.</param>
/// <param name="Runtime">The runtime that is younger than the provider; null for one that it knows.</param>
internal sealed partial record FunctionNote(long? ExecutionTimeout, long RetentionDays, string? Runtime)
{
    /// <summary>What <c>retention_period</c> is where the configuration leaves it out.</summary>
    public const int DefaultRetentionDays = 14;

    private const string Young = "dotnet10";

    // Both are .NET, and nothing in the provider tells them apart.
    private const string Known = "dotnet8";

    /// <summary>The runtime's name for the provider, which refuses those that are younger than itself.</summary>
    public static string Accepted(string runtime) => runtime == Young ? Known : runtime;

    /// <summary>The runtime as a note has to tell it; null where the provider knows it.</summary>
    public static string? Hidden(string? runtime) => runtime == Young ? runtime : null;

    /// <summary>Takes a note off; it is empty where there is none.</summary>
    public static (string Description, FunctionNote Note) Split(string text)
    {
        var match = Form().Match(text);
        var limit = match.Groups["limit"];
        return (match.Groups["text"].Value, new(
            limit.Success ? Number(limit) : null,
            limit.Success ? Number(match.Groups["days"]) : DefaultRetentionDays,
            match.Groups["runtime"] is { Success: true } runtime ? runtime.Value : null));
    }

    public string WriteBehind(string description)
    {
        var durable = ExecutionTimeout is { } limit ? string.Create(CultureInfo.InvariantCulture, $"[durable {limit}/{RetentionDays}]") : "";
        return description + durable + (Runtime is null ? "" : $"[runtime {Runtime}]");
    }

    private static long Number(Group digits) => long.Parse(digits.ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(?<text>.*?)(\[durable (?<limit>\d+)/(?<days>\d+)\])?(\[runtime (?<runtime>\w+)\])?\z",
        RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Form();
}
