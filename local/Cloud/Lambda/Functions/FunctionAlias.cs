namespace Comparison.Local.Cloud.Lambda.Functions;

/// <summary>A name for a version, which can be moved to another.</summary>
internal sealed record FunctionAlias(string Name, string Version, string Description = "");
