using System.Text;
using Amazon.Lambda.Model;

namespace Amazon.Lambda.DurableExecution.Internal;

/// <summary>About how much of a checkpoint call an update takes, in bytes.</summary>
/// <remarks>How AWS counts the 750 KB of a call is not known. What users write counts here; ids and field names get an allowance.</remarks>
internal static class UpdateSize
{
    private const int Allowance = 512;

    public static int Of(OperationUpdate update) =>
        Allowance
        + Utf8(update.Name)
        + Utf8(update.Payload)
        + Utf8(update.Error?.ErrorMessage)
        + Utf8(update.Error?.ErrorData)
        + (update.Error?.StackTrace?.Sum(Utf8) ?? 0);

    private static int Utf8(string? text) => text is null ? 0 : Encoding.UTF8.GetByteCount(text);
}
