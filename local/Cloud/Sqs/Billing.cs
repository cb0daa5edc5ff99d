namespace Comparison.Local.Cloud.Sqs;

/// <summary>What SQS counts as requests.</summary>
internal static class Billing
{
    private const int Chunk = 64 * 1024;

    /// <summary>Every 64 KB of payload, or part of it, is one request; a call without payload is one as well.</summary>
    public static decimal Requests(long payloadBytes) => Math.Max(1, (payloadBytes + Chunk - 1) / Chunk);
}
