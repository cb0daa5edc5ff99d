using System.Text;

namespace Comparison.Cloud.Tests.Hostile;

/// <summary>One request as it goes over the wire.</summary>
/// <param name="Protocol">Which shape its error must have.</param>
/// <param name="Path">With its query, sent letter for letter.</param>
internal sealed record HostileRequest(WireProtocol Protocol, HttpMethod Method, string Path, byte[] Body)
{
    private const int MaxLogged = 2_000;

    public string? Target { get; init; }

    public string? ContentType { get; init; }

    public override string ToString() =>
        $"{Method} {Path} {Target} {ContentType}\n{Encoding.Latin1.GetString(Body.AsSpan(0, Math.Min(Body.Length, MaxLogged)))}";
}

/// <summary>The protocols of the endpoint, which tell errors in different shapes.</summary>
internal enum WireProtocol
{
    Json,
    Query,
    Rest,
    Gateway,
}
