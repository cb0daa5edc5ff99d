using Comparison.Reports.Charts;
using Microsoft.AspNetCore.Components;

namespace Comparison.Reports.Documents;

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
    internal static Figure Of<TChart>(string id, string title, Dictionary<string, object> parameters)
        where TChart : IComponent => new(id, title, typeof(TChart), parameters);

    /// <summary>The chart as an SVG file.</summary>
    public Task<string> ToSvgAsync() => ComponentText.RenderAsync(
        Chart, new Dictionary<string, object?>(Parameters.Select(pair => KeyValuePair.Create<string, object?>(pair.Key, pair.Value)))
        {
            ["Standalone"] = true,
        });
}
