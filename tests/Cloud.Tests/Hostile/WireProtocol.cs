namespace Comparison.Cloud.Tests.Hostile;

/// <summary>The protocols of the endpoint, which tell errors in different shapes.</summary>
internal enum WireProtocol
{
    Json,
    Query,
    Rest,
    Gateway,
}
