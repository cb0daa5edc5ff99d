namespace Comparison.Local.Cloud.DynamoDb.Tables;

/// <param name="Type">S, N or B: only these have an order.</param>
internal sealed record KeyAttribute(string Name, string Type);
