using Comparison.Domain.Decisions;

namespace Comparison.Functions.Http;

/// <summary>The body that tells what was decided.</summary>
internal sealed record RulingBody(string Id, Ruling Decided, IReadOnlyList<string>? Errors = null);
