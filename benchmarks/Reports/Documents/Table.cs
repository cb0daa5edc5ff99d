namespace Comparison.Reports.Documents;

/// <summary>A table as pages, files and terminals show it.</summary>
/// <param name="Rows">A cell for each column, each of them plain text.</param>
public sealed record Table(string Caption, IReadOnlyList<Column> Columns, IReadOnlyList<IReadOnlyList<string>> Rows);
