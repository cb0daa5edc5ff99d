namespace Comparison.Local.Cloud.Control.Iam;

/// <summary>A role with its inline policies. Kept and given back: nobody is refused by what it says.</summary>
/// <param name="Created">As IAM writes it.</param>
internal sealed record Role(string Name, string Path, string Arn, string Id, string Created)
{
    public string TrustPolicy { get; set; } = "";

    public string? Description { get; set; }

    /// <summary>In seconds.</summary>
    public string MaxSessionDuration { get; set; } = "3600";

    public Tags Tags { get; } = new();

    /// <summary>The documents of the inline policies, by name.</summary>
    public SortedDictionary<string, string> Policies { get; } = new(StringComparer.Ordinal);
}
