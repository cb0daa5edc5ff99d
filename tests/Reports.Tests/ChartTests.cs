using System.Xml.Linq;
using Comparison.Reports.Charts;

namespace Comparison.Reports.Tests;

public sealed class ChartTests
{
    private const string Sly = "<script>&\"'";

    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    public static TheoryData<string, Type, Dictionary<string, object?>> Charts => new()
    {
        { "bars", typeof(StackedBars), Bars(new(Hue.Durable, [1, 2, 3], 4, 9), new(Hue.StepFunctions, [0, 0, 0])) },
        { "bars of nothing", typeof(StackedBars), Bars() },
        { "bars of extremes", typeof(StackedBars), Bars(new(Hue.Durable, [1e12, 0, 1e-12]), new(Hue.StepFunctions, [double.NaN, 1, 1])) },
        { "curves", typeof(Curves), Lines(new Curve(Hue.Durable, Sly, [(1, 1), (10, 5)], [1, 4], [2, 6])) },
        { "curves of nothing", typeof(Curves), Lines(new Curve(Hue.Durable, Sly, [])) },
        { "curves of extremes", typeof(Curves), Lines(new Curve(Hue.StepFunctions, Sly, [(0, double.NaN), (1e15, double.PositiveInfinity)])) },
        { "strips", typeof(LatencyStrips), Strips(new Strip(Sly, [1, 2, 2, 9], [new("p50", 2, 1, 9), new("p99", 9, null, null)])) },
        { "strips of nothing", typeof(LatencyStrips), Strips(new Strip(Sly, [], [])) },
        { "no strips", typeof(LatencyStrips), Strips() },
    };

    [Theory, MemberData(nameof(Charts))]
    public async Task Chart_OfAnything_IsWellFormedAndHasNoNumberThatIsNone(string name, Type chart, Dictionary<string, object?> parameters)
    {
        var svg = await ComponentText.RenderAsync(chart, parameters);

        var root = XDocument.Parse(svg).Root!;
        Assert.True(root.Name == Svg + "svg", name);
        Assert.DoesNotContain("NaN", svg, StringComparison.Ordinal);
        Assert.DoesNotContain("∞", svg, StringComparison.Ordinal);
        Assert.DoesNotContain("Infinity", svg, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", svg, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Charts))]
    public async Task Chart_IsReadOut_ByItsTitleAndDescription(string name, Type chart, Dictionary<string, object?> parameters)
    {
        var root = XDocument.Parse(await ComponentText.RenderAsync(chart, parameters)).Root!;

        Assert.True("img" == root.Attribute("role")?.Value, name);
        Assert.Equal(Sly, root.Element(Svg + "title")?.Value);
        Assert.Equal(Sly, root.Element(Svg + "desc")?.Value);
        Assert.Equal("x-title x-text", root.Attribute("aria-labelledby")?.Value);
    }

    [Fact]
    public async Task Strips_EverySample_IsAPoint()
    {
        var svg = await ComponentText.RenderAsync(typeof(LatencyStrips), Strips(new Strip("one", [1, 2, 2, 9], [new("p50", 2, 1, 9)])));

        var points = XDocument.Parse(svg).Descendants(Svg + "circle").Select(point => (string?)point.Attribute("cx")).ToList();

        Assert.Equal(4, points.Count);
        Assert.Equal(points[1], points[2]);
    }

    [Fact]
    public async Task Bars_Parts_LieEndToEnd()
    {
        var svg = await ComponentText.RenderAsync(typeof(StackedBars), Bars(new Bar(Hue.Durable, [1, 2, 2])));

        var parts = XDocument.Parse(svg).Descendants(Svg + "rect").Where(part => part.Attribute("class")!.Value.StartsWith("durable", StringComparison.Ordinal))
            .Select(part => ((double)part.Attribute("x")!, (double)part.Attribute("width")!)).ToList();

        Assert.Equal(parts[0].Item1 + parts[0].Item2, parts[1].Item1, tolerance: 0.02);
        Assert.Equal(2 * parts[0].Item2, parts[1].Item2, tolerance: 0.02);
    }

    [Fact]
    public async Task Chart_OfItsOwn_CarriesTheStyleThatAPageHas()
    {
        var parameters = Strips();
        var inPage = await ComponentText.RenderAsync(typeof(LatencyStrips), parameters);
        parameters["Standalone"] = true;
        var alone = await ComponentText.RenderAsync(typeof(LatencyStrips), parameters);

        Assert.DoesNotContain("<style>", inPage, StringComparison.Ordinal);
        Assert.Equal(ChartStyle.Css, XDocument.Parse(alone).Descendants(Svg + "style").Single().Value);
    }

    private static Dictionary<string, object?> Bars(params IReadOnlyList<Bar> bars) => new()
    {
        ["Id"] = "x", ["Title"] = Sly, ["Description"] = Sly, ["Unit"] = Sly, ["Parts"] = (string[])["one", "two", "three"],
        ["Groups"] = (BarGroup[])[new(Sly, bars)],
    };

    private static Dictionary<string, object?> Lines(params IReadOnlyList<Curve> curves) => new()
    {
        ["Id"] = "x", ["Title"] = Sly, ["Description"] = Sly, ["XUnit"] = Sly, ["YUnit"] = Sly, ["Lines"] = curves,
        ["Markers"] = (Marker[])[new(5, Sly), new(double.NaN, Sly)], ["WithPoints"] = true,
    };

    private static Dictionary<string, object?> Strips(params IReadOnlyList<Strip> strips) => new()
    {
        ["Id"] = "x", ["Title"] = Sly, ["Description"] = Sly, ["Unit"] = Sly, ["Hue"] = Hue.Durable, ["Strips"] = strips,
    };
}
