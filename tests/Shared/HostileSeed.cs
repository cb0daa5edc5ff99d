using System.Globalization;

namespace Comparison.Tests.Shared;

/// <summary>What hostile tests draw from: the same in every run, unless COMPARE_HOSTILE_SEED is another number or <c>chance</c>.</summary>
internal static class HostileSeed
{
    private const string Variable = "COMPARE_HOSTILE_SEED";

    // Once drew a DELETE of a function that all later requests stood on.
    private const int Usual = 3_042_196;

    public static int Value { get; } = Environment.GetEnvironmentVariable(Variable) switch
    {
        null => Usual,
        "chance" => Environment.TickCount,
        var given => int.Parse(given, CultureInfo.InvariantCulture),
    };

    /// <summary>How to draw the same once more.</summary>
    public static string Told => $"{Variable}={Value.ToString(CultureInfo.InvariantCulture)}";
}
