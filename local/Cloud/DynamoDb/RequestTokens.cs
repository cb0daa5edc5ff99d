using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Comparison.Local.Cloud.Data;
using Comparison.Local.Cloud.Protocol;

namespace Comparison.Local.Cloud.DynamoDb;

/// <summary>The client tokens of transactions: a token makes a repeated request succeed without being carried out again, for ten minutes.</summary>
/// <remarks>They outlive the process with what they stand for: who did not get an answer of it asks the next one again.</remarks>
internal sealed class RequestTokens(TimeProvider time)
{
    private const string Kind = "dynamodb.token";
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Known> _tokens = [];
    private readonly Queue<(string Token, DateTimeOffset At)> _oldest = [];

    /// <exception cref="AwsException">The token stands for another request.</exception>
    public bool IsRepeated(JsonObject request)
    {
        if (request.Text("ClientRequestToken") is not { } token)
            return false;
        lock (_gate)
        {
            if (!_tokens.TryGetValue(token, out var known) || time.GetUtcNow() - known.At > Lifetime)
                return false;
            return known.Request == Fingerprint(request) ? true : throw new AwsException(
                "IdempotentParameterMismatchException",
                "Request parameters do not match the parameters of the first request with this token");
        }
    }

    /// <returns>What is to be written with the transaction.</returns>
    public IReadOnlyCollection<DataChange> Remember(JsonObject request)
    {
        if (request.Text("ClientRequestToken") is not { } token)
            return [];
        lock (_gate)
        {
            var now = time.GetUtcNow();
            List<DataChange> changes = [];
            while (_oldest.TryPeek(out var oldest) && now - oldest.At > Lifetime)
                if (_tokens.TryGetValue(_oldest.Dequeue().Token, out var known) && known.At == oldest.At)
                {
                    _tokens.Remove(oldest.Token);
                    changes.Add(DataChange.Remove(Kind, oldest.Token));
                }
            var fresh = new Known(Fingerprint(request), now);
            Add(token, fresh);
            changes.Add(DataChange.Put(Kind, new(token, JsonSerializer.SerializeToUtf8Bytes(fresh, CloudJson.Options), Order: now.UtcTicks)));
            return changes;
        }
    }

    public void Restore(AccountData data)
    {
        lock (_gate)
            foreach (var row in data.Read(Kind))
                Add(row.Key, JsonSerializer.Deserialize<Known>(row.Value, CloudJson.Options)!);
    }

    private void Add(string token, Known known)
    {
        _tokens[token] = known;
        _oldest.Enqueue((token, known.At));
    }

    private static string Fingerprint(JsonObject request) =>
        Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(request.ToJsonString(CloudJson.Options))));

    /// <summary>The request that a token stands for, as a hash: a request may have megabytes.</summary>
    private sealed record Known(string Request, DateTimeOffset At);
}
