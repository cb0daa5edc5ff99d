namespace Comparison.Local.Cloud.Lambda.Functions;

/// <summary>Which zip a function runs from.</summary>
/// <param name="Sha256">In base64, as Lambda writes it.</param>
/// <param name="Size">Of the zip, in bytes.</param>
public sealed record CodePackage(string Sha256, long Size);
