namespace Comparison.Reports.Documents;

/// <summary>A report before it is written: the same for the page and for the file on GitHub.</summary>
public sealed record Document(string Title, string Lead, IReadOnlyList<Section> Sections)
{
    public IEnumerable<Figure> Figures => Sections.SelectMany(section => section.Blocks).Select(block => block.Figure).OfType<Figure>();
}
