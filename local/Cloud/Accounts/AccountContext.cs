using System.Security.Cryptography;
using Comparison.Local.Cloud.Data;
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

    /// <summary>Where the account's services write what is to outlive the process; null where nothing is to.</summary>
    public AccountData? Data { get; init; }

    /// <summary>What stands around all that the account does.</summary>
    public Interceptors Interceptors { get; } = new();

    public string Arn(string service, string resource) => $"arn:aws:{service}:{Region}:{Id}:{resource}";
}

/// <summary>Where a stack's request ids, message ids and tokens come from. With a seed they are the same in every run.</summary>
public sealed class Ids(int? seed = null)
{
    private readonly Lock _gate = new();
    private readonly Random? _random = seed is { } value ? new Random(value) : null;

    /// <summary>A UUID of version 4, as all are that AWS makes.</summary>
    public string NewGuid()
    {
        var bytes = NewBytes(16);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true).ToString("D");
    }

    /// <summary>At least 0, less than 1.</summary>
    // 53 bits, as many as a double holds.
    public double NextDouble() => (BitConverter.ToUInt64(NewBytes(sizeof(ulong))) >> 11) * (1.0 / (1UL << 53));

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
