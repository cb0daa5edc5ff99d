using System.Security.Cryptography;

namespace Comparison.Local.Cloud.Accounts;

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
