namespace Amazon.Lambda.DurableExecution.Internal;

/// <summary>One unit in the record of its batch.</summary>
/// <param name="Result">As the function's serializer writes it; null unless the unit succeeded.</param>
internal sealed record BatchUnitSummary(int Index, string? Name, BatchItemStatus Status, string? Result, ErrorObject? Error);
