namespace Comparison.Reports.Charts;

/// <summary>Whom something drawn belongs to: the variants have the same two colours in every chart.</summary>
public enum Hue
{
    /// <summary>No variant: a yardstick, a share of both.</summary>
    Neutral,
    Durable,
    StepFunctions,
}

/// <summary>How hues are written: as a class of the style sheet, and for people.</summary>
public static class HueNames
{
    public static string ToCss(this Hue hue) => hue switch
    {
        Hue.Durable => "durable",
        Hue.StepFunctions => "stepfunctions",
        _ => "neutral",
    };

    public static string ForPeople(this Hue hue) => hue switch
    {
        Hue.Durable => "durable",
        Hue.StepFunctions => "Step Functions",
        _ => "",
    };
}
