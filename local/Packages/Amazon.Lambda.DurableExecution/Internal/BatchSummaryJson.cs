using System.Text.Json.Serialization;

namespace Amazon.Lambda.DurableExecution.Internal;

/// <summary>How the record of a batch is written: not by the function's serializer, which need not know these types.</summary>
/// <remarks>Nulls are written, as the official SDK does: what is recorded is metered by its bytes.</remarks>
[JsonSourceGenerationOptions(
    Converters = [typeof(UpperSnakeCaseEnumConverter<CompletionReason>), typeof(UpperSnakeCaseEnumConverter<BatchItemStatus>)])]
[JsonSerializable(typeof(BatchSummary))]
internal sealed partial class BatchSummaryJson : JsonSerializerContext;
