namespace Comparison.Cli.Remote;

/// <summary>A stack that <c>compare up</c> runs.</summary>
/// <param name="Variant"><c>durable</c> or <c>stepfunctions</c>.</param>
internal sealed record RunningStack(string Variant, Uri ApiUrl);
