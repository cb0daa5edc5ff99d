namespace Comparison.Functions.Http;

/// <summary>The body of every answer that refuses.</summary>
internal sealed record ErrorBody(IReadOnlyList<string> Errors);
