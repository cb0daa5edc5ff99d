using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Comparison.Local.Cloud.Sqs;

/// <summary>The MD5 checks that SQS returns and clients verify.</summary>
internal static class MessageDigest
{
    private const byte TextTransport = 1;
    private const byte BinaryTransport = 2;

    public static string OfBody(string body) => Hex(Encoding.UTF8.GetBytes(body));

    /// <summary>
    /// Name, type, transport byte and value of each attribute in the order of their names, every text and value after its length
    /// in four bytes, big end first (SQS developer guide, "Calculating the MD5 message digest for message attributes").
    /// </summary>
    /// <returns>Null when there are no attributes: SQS leaves the member out.</returns>
    public static string? OfAttributes(IEnumerable<KeyValuePair<string, SqsMessageAttribute>> attributes)
    {
        using var content = new MemoryStream();
        foreach (var (name, attribute) in attributes.OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            Write(content, Encoding.UTF8.GetBytes(name));
            Write(content, Encoding.UTF8.GetBytes(attribute.DataType));
            content.WriteByte(attribute.BinaryValue is null ? TextTransport : BinaryTransport);
            Write(content, attribute.BinaryValue is { } bytes ? bytes.Span : Encoding.UTF8.GetBytes(attribute.StringValue!));
        }
        return content.Length == 0 ? null : Hex(content.GetBuffer().AsSpan(0, (int)content.Length));
    }

    private static void Write(MemoryStream content, ReadOnlySpan<byte> value)
    {
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(length, value.Length);
        content.Write(length);
        content.Write(value);
    }

    private static string Hex(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(MD5.HashData(content));
}
