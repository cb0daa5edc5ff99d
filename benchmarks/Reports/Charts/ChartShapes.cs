using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Comparison.Reports.Charts;

/// <summary>The marks of the variants: a disc and a diamond, to be told apart without colour.</summary>
internal static class ChartShapes
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

/// <summary>Lines that fill a box aslant: they are seen without colour, and need no definition that others refer to.</summary>
internal static class Hatching
{
    private const double Gap = 5;

    /// <summary>The outline of the lines; nothing for a box without extent.</summary>
    public static string Fill(double left, double top, double width, double height)
    {
        var lines = new List<string>();
        for (var from = -height; from < width; from += Gap)
        {
            // Along the line from below left to above right, as far as it is inside.
            var (start, end) = (Math.Max(0, -from), Math.Min(height, width - from));
            if (end > start)
                lines.Add(
                    $"M{ChartNumber.Coordinate(left + from + start)} {ChartNumber.Coordinate(top + height - start)}"
                    + $"L{ChartNumber.Coordinate(left + from + end)} {ChartNumber.Coordinate(top + height - end)}");
        }
        return string.Concat(lines);
    }
}

/// <summary>A bar of parts that lie end to end.</summary>
/// <param name="Parts">At least 0 each, in the order of the chart's parts.</param>
/// <param name="Low">Where the range of their sum starts, if there is one.</param>
/// <param name="High">Where it ends.</param>
public sealed record Bar(Hue Hue, IReadOnlyList<double> Parts, double? Low = null, double? High = null)
{
    public double Total => Parts.Sum();

    /// <summary>What may come on top, and is not in the parts: sources disagree about it.</summary>
    public double Contested { get; init; }

    /// <summary>What it would be if it were made for thrift, if anybody knows.</summary>
    public double? Thrifty { get; init; }
}

/// <summary>Bars that belong together: one thing, a bar for each variant.</summary>
public sealed record BarGroup(string Label, IReadOnlyList<Bar> Bars);

/// <summary>A line through points, from left to right.</summary>
/// <param name="Low">The lower edge of the range around it, a value for each point; null when it has none.</param>
/// <param name="High">The upper edge.</param>
public sealed record Curve(
    Hue Hue, string Name, IReadOnlyList<(double X, double Y)> Points, IReadOnlyList<double>? Low = null, IReadOnlyList<double>? High = null);

/// <summary>A value on the horizontal axis that a chart points at: where costs are equal, say.</summary>
public sealed record Marker(double X, string Label);

/// <summary>A percentile and its confidence interval.</summary>
/// <param name="Low">Where the interval starts; null when there were too few samples to bound it.</param>
/// <param name="High">Where it ends; null when there were too few samples to bound it.</param>
public sealed record Quantile(string Label, double Value, double? Low, double? High);

/// <summary>A row of samples and what they come to.</summary>
/// <param name="Samples">Each of them, as it was measured.</param>
public sealed record Strip(string Label, IReadOnlyList<double> Samples, IReadOnlyList<Quantile> Quantiles);

/// <summary>A value that an axis names.</summary>
/// <param name="At">Where it stands, in units of the drawing.</param>
public sealed record Tick(double At, string Label);

/// <summary>Text in a chart.</summary>
/// <remarks>SVG's own element for it cannot be written in a .razor file: there, <c>text</c> is Razor's word for no element at all.</remarks>
public sealed class Caption : ComponentBase
{
    [Parameter] public double X { get; set; }

    [Parameter] public double Y { get; set; }

    /// <summary>Classes of <see cref="ChartStyle"/>: <c>soft</c>, <c>end</c>, <c>middle</c>.</summary>
    [Parameter] public string? Kind { get; set; }

    /// <summary>Whether it is read from below upwards, around its place.</summary>
    [Parameter] public bool Upwards { get; set; }

    [Parameter] public string? Text { get; set; }

    /// <summary>The length that the letters are pressed or drawn apart to; their own when null.</summary>
    [Parameter] public double? Length { get; set; }

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var (x, y) = (ChartNumber.Coordinate(X), ChartNumber.Coordinate(Y));
        builder.OpenElement(0, "text");
        builder.AddAttribute(1, "class", Kind);
        builder.AddAttribute(2, "x", Upwards ? null : x);
        builder.AddAttribute(3, "y", Upwards ? null : y);
        builder.AddAttribute(4, "transform", Upwards ? $"translate({x} {y}) rotate(-90)" : null);
        builder.AddAttribute(5, "textLength", Length is { } length ? ChartNumber.Coordinate(length) : null);
        builder.AddAttribute(6, "lengthAdjust", Length is null ? null : "spacingAndGlyphs");
        builder.AddContent(7, Text);
        builder.CloseElement();
    }
}
