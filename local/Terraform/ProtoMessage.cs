using System.Text;

namespace Comparison.Local.Terraform;

/// <summary>A protobuf message, as far as the shim must know it: its fields in order, each a number or bytes.</summary>
/// <remarks>Fields that nobody touches are written as they were read, known or not.</remarks>
internal sealed class ProtoMessage
{
    private const int Varint = 0;
    private const int Fixed64 = 1;
    private const int Delimited = 2;
    private const int Fixed32 = 5;

    private readonly List<Field> _fields = [];

    private readonly record struct Field(int Number, int WireType, ReadOnlyMemory<byte> Content);

    /// <exception cref="InvalidDataException">The bytes are no protobuf message.</exception>
    public static ProtoMessage Parse(ReadOnlyMemory<byte> bytes)
    {
        var message = new ProtoMessage();
        while (!bytes.IsEmpty)
        {
            var (tag, tagLength) = ReadVarint(bytes.Span);
            bytes = bytes[tagLength..];
            var wireType = (int)(tag & 7);
            var (skip, length) = wireType switch
            {
                Varint => (0, ReadVarint(bytes.Span).Length),
                Fixed64 => (0, 8),
                Delimited => ReadVarint(bytes.Span) is var (size, sizeLength) ? (sizeLength, (int)size) : default,
                Fixed32 => (0, 4),
                _ => throw new InvalidDataException($"Wire type {wireType} is not one of protobuf 3."),
            };
            message._fields.Add(new((int)(tag >> 3), wireType, bytes.Slice(skip, length)));
            bytes = bytes[(skip + length)..];
        }
        return message;
    }

    public ReadOnlyMemory<byte>? Find(int number)
    {
        foreach (var field in _fields)
            if (field.Number == number)
                return field.Content;
        return null;
    }

    public string Text(int number) => Find(number) is { } content ? Encoding.UTF8.GetString(content.Span) : "";

    public ProtoMessage Add(int number, ReadOnlyMemory<byte> content)
    {
        _fields.Add(new(number, Delimited, content));
        return this;
    }

    public ProtoMessage Add(int number, string text) => Add(number, Encoding.UTF8.GetBytes(text));

    public ProtoMessage Add(int number, ProtoMessage message) => Add(number, message.ToBytes());

    /// <param name="value">0 to 127: one byte.</param>
    public ProtoMessage Add(int number, byte value)
    {
        _fields.Add(new(number, Varint, new[] { value }));
        return this;
    }

    /// <summary>Replaces the contents of a field, wherever it is present.</summary>
    public void Replace(int number, Func<ReadOnlyMemory<byte>, ReadOnlyMemory<byte>> change)
    {
        for (var index = 0; index < _fields.Count; index++)
            if (_fields[index].Number == number)
                _fields[index] = _fields[index] with { Content = change(_fields[index].Content) };
    }

    public byte[] ToBytes()
    {
        using var bytes = new MemoryStream();
        foreach (var (number, wireType, content) in _fields)
        {
            WriteVarint(bytes, (ulong)(number << 3 | wireType));
            if (wireType == Delimited)
                WriteVarint(bytes, (ulong)content.Length);
            bytes.Write(content.Span);
        }
        return bytes.ToArray();
    }

    private static (ulong Value, int Length) ReadVarint(ReadOnlySpan<byte> bytes)
    {
        ulong value = 0;
        for (var length = 0; length < bytes.Length && length < 10; length++)
        {
            value |= (ulong)(bytes[length] & 0x7f) << (7 * length);
            if (bytes[length] < 0x80)
                return (value, length + 1);
        }
        throw new InvalidDataException("A number does not end.");
    }

    private static void WriteVarint(MemoryStream bytes, ulong value)
    {
        for (; value >= 0x80; value >>= 7)
            bytes.WriteByte((byte)(value | 0x80));
        bytes.WriteByte((byte)value);
    }
}
