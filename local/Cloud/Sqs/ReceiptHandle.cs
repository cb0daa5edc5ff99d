using Comparison.Local.Cloud.Accounts;
using Comparison.Local.Cloud.Protocol;

namespace Comparison.Local.Cloud.Sqs;

/// <summary>Names one receive of one message: the message's id and 16 bytes that nobody can guess.</summary>
internal readonly record struct ReceiptHandle(string MessageId, string Text)
{
    private const int IdBytes = 16;
    private const int SecretBytes = 16;

    public static ReceiptHandle New(string messageId, Ids ids) =>
        new(messageId, Convert.ToBase64String([.. Guid.Parse(messageId).ToByteArray(), .. ids.NewBytes(SecretBytes)]));

    /// <exception cref="AwsException">Not a handle that this service gave out.</exception>
    public static ReceiptHandle Parse(string text)
    {
        Span<byte> bytes = stackalloc byte[IdBytes + SecretBytes];
        return Convert.TryFromBase64String(text, bytes, out var written) && written == bytes.Length
            ? new(new Guid(bytes[..IdBytes]).ToString("D"), text)
            : throw SqsErrors.InvalidReceiptHandle(text);
    }

    public override string ToString() => Text;
}
