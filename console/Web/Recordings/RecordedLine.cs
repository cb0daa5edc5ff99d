using System.Text.Json;
using System.Text.Json.Serialization;
using Comparison.Adapters.Decisions;
using Comparison.Local.Cloud.Meter;
using Comparison.Local.Stacks;
using Comparison.Web.Clouds;
using Comparison.Web.Histories;

namespace Comparison.Web.Recordings;

/// <summary>One line of a recording: what the page received at an instant. What a line does not tell is null.</summary>
/// <param name="Seconds">Since the recording began, by the machine's clock.</param>
internal sealed record RecordedLine(double Seconds)
{
    /// <summary>The run that the line is about.</summary>
    public RunKey? Run { get; init; }

    public Variant? Variant { get; init; }

    /// <summary>Whether it was started here.</summary>
    public bool IsStart { get; init; }

    /// <summary>What is new of its history.</summary>
    public IReadOnlyList<RunEvent>? Events { get; init; }

    public PendingDecision? Asked { get; init; }

    public JsonElement? Outcome { get; init; }

    public IReadOnlyDictionary<string, string>? Effects { get; init; }

    public RecordedStatus? Status { get; init; }
}

/// <summary>How the cloud stood.</summary>
internal sealed record RecordedStatus(
    DateTimeOffset Now, int Rate, DateTimeOffset? Next, IReadOnlyDictionary<Variant, IReadOnlyDictionary<BillingUnit, decimal>> Meters, IReadOnlyList<Variant> Variants)
{
    public static RecordedStatus Write(CloudStatus status) => new(
        status.Now,
        status.Rate,
        status.Next,
        status.Meters.ToDictionary(
            meter => meter.Key,
            meter => (IReadOnlyDictionary<BillingUnit, decimal>)Enum.GetValues<BillingUnit>().ToDictionary(unit => unit, unit => meter.Value[unit])),
        status.Variants);

    public CloudStatus Read() => new(
        Now, Rate, Next, Variants, Meters.ToDictionary(meter => meter.Key, meter => Usage.Create(unit => meter.Value.GetValueOrDefault(unit))));
}

/// <summary>A recording's JSON: a line for each thing received.</summary>
[JsonSourceGenerationOptions(
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(RecordedLine))]
internal sealed partial class RecordingJson : JsonSerializerContext;
