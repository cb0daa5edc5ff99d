using System.Text.Json.Serialization;

namespace Comparison.Pricing.Sheets;

/// <summary>How sure a price or an assumption is.</summary>
[JsonConverter(typeof(SnakeCaseConverter<Confidence>))]
public enum Confidence
{
    /// <summary>An official page or price list was captured.</summary>
    A,

    /// <summary>Two independent secondary sources agree.</summary>
    B,

    /// <summary>One secondary source says so.</summary>
    C,

    /// <summary>Inferred or derived.</summary>
    D,

    /// <summary>Nobody was found who says it.</summary>
    Unknown,
}
