using System.Buffers.Binary;

namespace Comparison.Local.Terraform;

/// <summary>An object of Terraform's type system in MessagePack: named values, which are left as they are.</summary>
/// <remarks>Its keys must be exactly those of the schema that the reader has, so a value that one side does not know is taken out.</remarks>
internal sealed class CtyObject
{
    private readonly SortedDictionary<string, ReadOnlyMemory<byte>> _values = new(StringComparer.Ordinal);

    private CtyObject()
    {
    }

    public ReadOnlyMemory<byte>? this[string name]
    {
        // Spelt out: null alone would become an empty memory.
        get => _values.TryGetValue(name, out var value) ? (ReadOnlyMemory<byte>?)value : null;
        set
        {
            if (value is { } bytes)
                _values[name] = bytes;
            else
                _values.Remove(name);
        }
    }

    public static CtyObject Empty() => new();

    /// <returns>Null where the value is no object: null, as of a resource that is to be destroyed, or unknown.</returns>
    public static CtyObject? TryParse(ReadOnlyMemory<byte> bytes)
    {
        if (bytes.IsEmpty || MapHeader(bytes.Span) is not { Count: >= 0 } header)
            return null;
        var (count, position) = header;
        var parsed = new CtyObject();
        for (var entry = 0; entry < count; entry++)
        {
            var keyLength = MessagePackBytes.LengthOf(bytes.Span[position..]);
            var key = MessagePackBytes.ReadText(bytes.Span.Slice(position, keyLength));
            position += keyLength;
            var valueLength = MessagePackBytes.LengthOf(bytes.Span[position..]);
            parsed._values[key] = bytes.Slice(position, valueLength);
            position += valueLength;
        }
        return parsed;
    }

    public byte[] ToBytes()
    {
        using var bytes = new MemoryStream();
        Span<byte> header = [0xde, 0, 0];
        BinaryPrimitives.WriteUInt16BigEndian(header[1..], (ushort)_values.Count);
        bytes.Write(header);
        foreach (var (name, value) in _values)
        {
            bytes.Write(MessagePackBytes.Text(name));
            bytes.Write(value.Span);
        }
        return bytes.ToArray();
    }

    private static (int Count, int HeaderLength) MapHeader(ReadOnlySpan<byte> bytes) => bytes[0] switch
    {
        >= 0x80 and <= 0x8f => (bytes[0] & 0x0f, 1),
        0xde => (BinaryPrimitives.ReadUInt16BigEndian(bytes[1..]), 3),
        0xdf => (checked((int)BinaryPrimitives.ReadUInt32BigEndian(bytes[1..])), 5),
        _ => (-1, 0),
    };
}
