namespace Comparison.Reports.Charts;

/// <summary>The marks of the variants: a disc and a diamond, to be told apart without colour.</summary>
internal static class Shapes
{
    private const double Radius = 3.5;

    /// <summary>The outline of a variant's mark around a place.</summary>
    public static string At(Hue hue, double x, double y)
    {
        var (left, top) = (ChartNumber.Coordinate(x - Radius), ChartNumber.Coordinate(y - Radius));
        var (across, down) = (ChartNumber.Coordinate(x), ChartNumber.Coordinate(y));
        var r = ChartNumber.Coordinate(Radius);
        return hue == Hue.StepFunctions
            ? $"M{across} {top}l{r} {r}l-{r} {r}l-{r} -{r}Z"
            : $"M{left} {down}a{r} {r} 0 1 0 {ChartNumber.Coordinate(2 * Radius)} 0a{r} {r} 0 1 0 -{ChartNumber.Coordinate(2 * Radius)} 0Z";
    }
}
