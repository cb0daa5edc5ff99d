using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Comparison.Reports.Charts;

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

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var (x, y) = (ChartNumber.Coordinate(X), ChartNumber.Coordinate(Y));
        builder.OpenElement(0, "text");
        builder.AddAttribute(1, "class", Kind);
        builder.AddAttribute(2, "x", Upwards ? null : x);
        builder.AddAttribute(3, "y", Upwards ? null : y);
        builder.AddAttribute(4, "transform", Upwards ? $"translate({x} {y}) rotate(-90)" : null);
        builder.AddContent(5, Text);
        builder.CloseElement();
    }
}
