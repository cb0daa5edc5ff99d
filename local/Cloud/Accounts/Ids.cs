using System.Security.Cryptography;

namespace Comparison.Local.Cloud.Accounts;

/// <summary>Where a stack's request ids, message ids and tokens come from. With a seed they are the same in every run.</summary>
public sealed class Ids(int? seed = null)
{
    private readonly Lock _gate = new();
    private readonly Random? _random = seed is { } value ? new Random(value) : null;
    private readonly AsyncLocal<IdScope?> _scope = new();

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
    public byte[] NewBytes(int count) => _scope.Value is { } scope ? scope.Take(count, Draw) : Draw(count);

    /// <summary>Notes what whoever calls draws, until the result is disposed.</summary>
    internal IdScope Note() => _scope.Value = new([]);

    /// <summary>Gives whoever calls what was drawn before, in the same order, until the result is disposed.</summary>
    internal IdScope Repeat(IEnumerable<byte[]> drawn) => _scope.Value = new(drawn);

    private byte[] Draw(int count)
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

/// <summary>What one request draws. Work that it leaves behind draws for itself once the request is over.</summary>
internal sealed class IdScope(IEnumerable<byte[]> repeated) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly Queue<byte[]> _repeated = new(repeated);
    private readonly List<byte[]> _drawn = [];
    private bool _isOver;

    public IReadOnlyList<byte[]> Drawn
    {
        get { lock (_gate) return [.. _drawn]; }
    }

    public byte[] Take(int count, Func<int, byte[]> draw)
    {
        lock (_gate)
        {
            if (_isOver)
                return draw(count);
            // One of another length is of a version that drew other things.
            var taken = _repeated.TryDequeue(out var before) && before.Length == count ? before : draw(count);
            _drawn.Add([.. taken]); // a copy: a UUID is made in place
            return taken;
        }
    }

    public void Dispose()
    {
        lock (_gate)
            _isOver = true;
    }
}
