using Comparison.Reports.Charts;
using Microsoft.AspNetCore.Components;

namespace Comparison.Reports.Documents;

/// <summary>A report before it is written: the same for the page and for the file on GitHub.</summary>
public sealed record Document(string Title, string Lead, IReadOnlyList<Section> Sections)
{
    public IEnumerable<Figure> Figures => Sections.SelectMany(section => section.Blocks).Select(block => block.Figure).OfType<Figure>();
}

/// <summary>A headed part of the report.</summary>
/// <param name="Id">What links name it by.</param>
public sealed record Section(string Id, string Title, IReadOnlyList<Block> Blocks);

/// <summary>A part of a section: one of its members is there.</summary>
/// <param name="IsFolded">Whether it is shown on demand only.</param>
public sealed record Block(string? Text = null, DocumentTable? Table = null, Figure? Figure = null, bool IsFolded = false);

/// <summary>A table as pages, files and terminals show it.</summary>
/// <param name="Rows">A cell for each column, each of them plain text.</param>
public sealed record DocumentTable(string Caption, IReadOnlyList<Column> Columns, IReadOnlyList<IReadOnlyList<string>> Rows);

/// <summary>A column of a table.</summary>
/// <param name="IsNumber">Whether its cells stand at the right.</param>
public sealed record Column(string Head, bool IsNumber = false)
{
    /// <summary>Columns of text.</summary>
    public static IEnumerable<Column> Texts(params IEnumerable<string> heads) => heads.Select(head => new Column(head));

    /// <summary>Columns of numbers.</summary>
    public static IEnumerable<Column> Numbers(params IEnumerable<string> heads) => heads.Select(head => new Column(head, IsNumber: true));
}

/// <summary>A chart that is drawn in a page or as a file of its own.</summary>
public sealed class Figure
{
    private Figure(string id, string title, Type chart, Dictionary<string, object> parameters)
    {
        (Id, Title, Chart, Parameters) = (id, title, chart, parameters);
        parameters["Id"] = id;
        parameters["Title"] = title;
    }

    /// <summary>Unique in the report; the file's name without its ending.</summary>
    public string Id { get; }

    public string Title { get; }

    /// <summary>The component that draws it.</summary>
    public Type Chart { get; }

    public IDictionary<string, object> Parameters { get; }

    /// <param name="parameters">By the names of the component's properties; id and title are added.</param>
    internal static Figure Render<TChart>(string id, string title, Dictionary<string, object> parameters)
        where TChart : IComponent => new(id, title, typeof(TChart), parameters);

    /// <summary>The chart as an SVG file.</summary>
    public Task<string> ToSvgAsync() => ComponentText.RenderAsync(
        Chart, new Dictionary<string, object?>(Parameters.Select(pair => KeyValuePair.Create<string, object?>(pair.Key, pair.Value)))
        {
            ["Standalone"] = true,
        });
}
