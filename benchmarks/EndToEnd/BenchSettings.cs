using System.Text.Json.Serialization;

namespace Comparison.EndToEnd;

/// <summary>How a bench is run.</summary>
/// <param name="Runs">Measured executions of each workflow in each variant, at least 1.</param>
/// <param name="Concurrency">How many of them are under way at once, at least 1.</param>
public sealed record BenchSettings(int Runs, int Concurrency)
{
    /// <summary>Executions before them, which are kept and not evaluated.</summary>
    public int WarmUp { get; init; } = 20;

    /// <summary>New deployments whose first execution is timed; one only where deployments are not the bench's to make.</summary>
    public int ColdRuns { get; init; } = 5;

    /// <summary>The most clients that the rising load goes up to; 0 leaves it out.</summary>
    public int MostClients { get; init; } = 128;

    /// <summary>How long each level of the rising load goes on starting executions.</summary>
    public double LevelSeconds { get; init; } = 2;

    [JsonIgnore]
    public TimeSpan PerLevel => TimeSpan.FromSeconds(LevelSeconds);
}
