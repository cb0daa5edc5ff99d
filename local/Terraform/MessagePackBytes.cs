using System.Buffers.Binary;
using System.Text;

namespace Comparison.Local.Terraform;

/// <summary>MessagePack, as far as passing over values and reading and writing texts and whole numbers asks for it.</summary>
internal static class MessagePackBytes
{
    public const byte Nil = 0xc0;
    public const byte EmptyList = 0x90;
    public const byte ListOfOne = 0x91;

    /// <summary>How many bytes the first value takes.</summary>
    /// <exception cref="InvalidDataException">It begins with the one byte that MessagePack never uses.</exception>
    public static int LengthOf(ReadOnlySpan<byte> bytes) => bytes[0] switch
    {
        <= 0x7f or >= 0xe0 or 0xc0 or 0xc2 or 0xc3 => 1,
        <= 0x8f => 1 + LengthOf(bytes[1..], 2 * (bytes[0] & 0x0f)),
        <= 0x9f => 1 + LengthOf(bytes[1..], bytes[0] & 0x0f),
        <= 0xbf => 1 + (bytes[0] & 0x1f),
        0xc4 or 0xd9 => 2 + bytes[1],
        0xc5 or 0xda => 3 + U16(bytes),
        0xc6 or 0xdb => 5 + U32(bytes),
        0xc7 => 3 + bytes[1],
        0xc8 => 4 + U16(bytes),
        0xc9 => 6 + U32(bytes),
        0xca or 0xce or 0xd2 => 5,
        0xcb or 0xcf or 0xd3 => 9,
        0xcc or 0xd0 => 2,
        0xcd or 0xd1 => 3,
        0xd4 => 3,
        0xd5 => 4,
        0xd6 => 6,
        0xd7 => 10,
        0xd8 => 18,
        0xdc => 3 + LengthOf(bytes[3..], U16(bytes)),
        0xdd => 5 + LengthOf(bytes[5..], U32(bytes)),
        0xde => 3 + LengthOf(bytes[3..], 2 * U16(bytes)),
        0xdf => 5 + LengthOf(bytes[5..], 2 * U32(bytes)),
        _ => throw new InvalidDataException($"{bytes[0]:x2} begins no MessagePack value."),
    };

    /// <param name="text">Shorter than 65,536 bytes.</param>
    public static byte[] Text(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        return bytes.Length switch
        {
            < 32 => [(byte)(0xa0 | bytes.Length), .. bytes],
            < 256 => [0xd9, (byte)bytes.Length, .. bytes],
            _ => [0xda, (byte)(checked((ushort)bytes.Length) >> 8), (byte)bytes.Length, .. bytes],
        };
    }

    /// <param name="value">A text of less than 65,536 bytes.</param>
    /// <returns>Empty where the value is none.</returns>
    public static string ReadText(ReadOnlySpan<byte> value) => value[0] switch
    {
        >= 0xa0 and <= 0xbf => Encoding.UTF8.GetString(value[1..]),
        0xd9 => Encoding.UTF8.GetString(value[2..]),
        0xda => Encoding.UTF8.GetString(value[3..]),
        _ => "",
    };

    public static bool IsTextOrNil(ReadOnlySpan<byte> value) => value[0] is Nil or (>= 0xa0 and <= 0xbf) or 0xd9 or 0xda;

    /// <param name="number">0 to 4,294,967,295.</param>
    public static byte[] Number(long number)
    {
        if (number < 128)
            return [(byte)number];
        byte[] bytes = [0xce, 0, 0, 0, 0];
        BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(1), checked((uint)number));
        return bytes;
    }

    /// <returns>Null where the value is no whole number of 0 to 4,294,967,295.</returns>
    public static long? ReadNumber(ReadOnlySpan<byte> value) => value[0] switch
    {
        <= 0x7f => value[0],
        0xcc => value[1],
        0xcd => U16(value),
        0xce => BinaryPrimitives.ReadUInt32BigEndian(value[1..]),
        0xd1 when BinaryPrimitives.ReadInt16BigEndian(value[1..]) is >= 0 and var number => number,
        0xd2 when BinaryPrimitives.ReadInt32BigEndian(value[1..]) is >= 0 and var number => number,
        _ => null,
    };

    private static int LengthOf(ReadOnlySpan<byte> bytes, int count)
    {
        var length = 0;
        for (var item = 0; item < count; item++)
            length += LengthOf(bytes[length..]);
        return length;
    }

    private static int U16(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadUInt16BigEndian(bytes[1..]);

    private static int U32(ReadOnlySpan<byte> bytes) => checked((int)BinaryPrimitives.ReadUInt32BigEndian(bytes[1..]));
}
