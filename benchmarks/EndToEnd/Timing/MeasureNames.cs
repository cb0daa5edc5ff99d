namespace Comparison.EndToEnd.Timing;

/// <summary>How measures are written for people.</summary>
public static class MeasureNames
{
    public static string ForPeople(this Measure measure) => measure switch
    {
        Measure.StartToFirstWait => "start → first wait",
        Measure.DecisionToNextStep => "decision → next step",
        Measure.TotalWithoutWaiting => "total without waiting",
        _ => throw new ArgumentOutOfRangeException(nameof(measure), measure, "Unknown measure."),
    };
}
