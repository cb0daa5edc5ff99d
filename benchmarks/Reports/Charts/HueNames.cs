namespace Comparison.Reports.Charts;

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
