using System.Buffers.Binary;

namespace Comparison.Local.Terraform;

/// <summary>A message on its way in gRPC: whether it is compressed, its length, and it.</summary>
internal static class GrpcFrame
{
    private const int HeaderLength = 5;

    public static byte[] Of(ReadOnlyMemory<byte> message)
    {
        var frame = new byte[HeaderLength + message.Length];
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(1), message.Length);
        message.CopyTo(frame.AsMemory(HeaderLength));
        return frame;
    }

    /// <exception cref="InvalidDataException">The frame is compressed, or does not hold one message.</exception>
    public static ReadOnlyMemory<byte> MessageOf(ReadOnlyMemory<byte> frame) =>
        frame.Length >= HeaderLength && frame.Span[0] == 0
        && BinaryPrimitives.ReadInt32BigEndian(frame.Span[1..]) == frame.Length - HeaderLength
            ? frame[HeaderLength..]
            : throw new InvalidDataException("Terraform and its providers send one message at a time, not compressed.");
}
