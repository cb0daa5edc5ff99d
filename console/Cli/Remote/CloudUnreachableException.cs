namespace Comparison.Cli.Remote;

/// <summary>There is no local cloud at an endpoint.</summary>
internal sealed class CloudUnreachableException(Uri endpoint)
    : Exception($"No local cloud answers at {endpoint}; start one with: compare up");
