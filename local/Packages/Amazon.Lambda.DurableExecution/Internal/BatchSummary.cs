using System.Text.Json;
using System.Text.Json.Serialization;

namespace Amazon.Lambda.DurableExecution.Internal;

/// <summary>What a parallel or a map is recorded as. Each unit is there, the ones never begun as STARTED, to be checked by name.</summary>
internal sealed record BatchSummary(CompletionReason CompletionReason, IReadOnlyList<BatchUnitSummary> Units)
{
    /// <returns>Null for what is no summary: the units' own records must do then.</returns>
    public static BatchSummary? Read(string? payload)
    {
        if (string.IsNullOrEmpty(payload))
            return null;

        try
        {
            return JsonSerializer.Deserialize(payload, BatchSummaryJson.Default.BatchSummary);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public BatchUnitSummary? Find(int index) => Units.FirstOrDefault(unit => unit.Index == index);

    public int Count(BatchItemStatus status) => Units.Count(unit => unit.Status == status);

    public string Write() => JsonSerializer.Serialize(this, BatchSummaryJson.Default.BatchSummary);

    /// <summary>Makes the update carry the summary; without results and errors if they are too large, so that replays run the units again.</summary>
    public void WriteTo(Model.OperationUpdate update)
    {
        update.Payload = Write();
        if (!LambdaSerializerHelper.IsTooLargeForContext(update.Payload))
            return;

        update.Payload = (this with { Units = [.. Units.Select(unit => unit with { Result = null, Error = null })] }).Write();
        update.ContextOptions = new() { ReplayChildren = true };
    }
}

/// <summary>One unit in the record of its batch.</summary>
/// <param name="Result">As the unit's serializer wrote it; null unless the unit succeeded.</param>
internal sealed record BatchUnitSummary(int Index, string? Name, BatchItemStatus Status, string? Result = null, ErrorObject? Error = null)
{
    /// <exception cref="NonDeterministicExecutionException">The code gives the unit another name.</exception>
    public void CheckName(string? name, string noun, OperationPlace batch)
    {
        if (Name is not null && name is not null && Name != name)
            throw new NonDeterministicExecutionException(
                $"Non-deterministic execution detected for {noun} {Index} of operation '{batch}': expected name '{name}' but found '{Name}' "
                + "from a previous invocation. Code must not change the order or name of concurrent units between deployments.");
    }
}

/// <summary>How the record of a batch is written: not by the function's serializer, which need not know these types.</summary>
/// <remarks>Nulls are written, as AWS's package does: what is recorded is metered by its bytes.</remarks>
[JsonSourceGenerationOptions(
    Converters = [typeof(UpperSnakeCaseEnumConverter<CompletionReason>), typeof(UpperSnakeCaseEnumConverter<BatchItemStatus>)])]
[JsonSerializable(typeof(BatchSummary))]
internal sealed partial class BatchSummaryJson : JsonSerializerContext;
