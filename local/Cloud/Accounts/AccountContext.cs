using System.Security.Cryptography;
using Comparison.Local.Cloud.Meter;
using Comparison.Local.Cloud.Time;

namespace Comparison.Local.Cloud.Accounts;

/// <summary>What every service of one account stands on.</summary>
/// <param name="Id">The 12-digit account id; an access key of the same digits reaches this account.</param>
/// <param name="Endpoint">Where the local cloud listens; queue URLs and API URLs begin with it.</param>
/// <param name="Time">The account's clock: all delays, deadlines and timestamps follow it.</param>
/// <param name="Workload">What is going on in the account; see <see cref="Time.WorkTracker"/> for what counts.</param>
public sealed record AccountContext(
    string Id, Uri Endpoint, TimeProvider Time, WorkTracker Workload, UsageMeter Meter, Ids Ids)
{
    internal const string DefaultRegion = "us-east-1";

    /// <summary>The one region of the account.</summary>
    public string Region { get; init; } = DefaultRegion;

    /// <summary>What goes on without a request that waits for it.</summary>
    public Background Background { get; init; } = new(Workload);

    /// <summary>What stands around all that the account does.</summary>
    public Interceptors Interceptors { get; } = new();

    public string Arn(string service, string resource) => $"arn:aws:{service}:{Region}:{Id}:{resource}";
}

/// <summary>Where a stack's request ids, message ids and tokens come from. With a seed they are the same in every run.</summary>
public sealed class Ids(int? seed = null)
{
    private readonly Lock _gate = new();
    private readonly Random? _random = seed is { } value ? new Random(value) : null;

    public string NewGuid() => new Guid(NewBytes(16)).ToString("D");

    /// <summary>Fresh bytes, for tokens that nobody may guess.</summary>
    public byte[] NewBytes(int count)
    {
        var bytes = new byte[count];
        if (_random is null)
            RandomNumberGenerator.Fill(bytes);
        else
            lock (_gate)
                _random.NextBytes(bytes);
        return bytes;
    }
}
