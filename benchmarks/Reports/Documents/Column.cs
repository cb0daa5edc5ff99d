namespace Comparison.Reports.Documents;

/// <summary>A column of a table.</summary>
/// <param name="IsNumber">Whether its cells stand at the right.</param>
public sealed record Column(string Head, bool IsNumber = false)
{
    /// <summary>Columns of text.</summary>
    public static IEnumerable<Column> Texts(params IEnumerable<string> heads) => heads.Select(head => new Column(head));

    /// <summary>Columns of numbers.</summary>
    public static IEnumerable<Column> Numbers(params IEnumerable<string> heads) => heads.Select(head => new Column(head, IsNumber: true));
}
