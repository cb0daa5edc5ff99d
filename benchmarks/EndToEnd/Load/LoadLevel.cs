using System.Text.Json.Serialization;

namespace Comparison.EndToEnd.Load;

/// <summary>What came of so many clients, each of which starts its next execution when its last one ended.</summary>
/// <param name="Seconds">How long it took, from the first start to the last end.</param>
public sealed record LoadLevel(int Clients, int Completed, double Seconds)
{
    [JsonIgnore]
    public double PerSecond => Seconds > 0 ? Completed / Seconds : 0;
}
