namespace Comparison.Cli.Packaging;

/// <summary>The SDK could not publish a program; the message is what it said.</summary>
internal sealed class PackageBuildException(string message) : Exception(message);
