namespace Comparison.Local.Cloud.Sqs;

/// <summary>A message attribute: a text, or bytes when the data type begins with <c>Binary</c>.</summary>
/// <param name="DataType"><c>String</c>, <c>Number</c> or <c>Binary</c>, with a label of the sender's after a dot.</param>
public sealed record SqsMessageAttribute(string DataType, string? StringValue, ReadOnlyMemory<byte>? BinaryValue);
