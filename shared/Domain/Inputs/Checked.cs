namespace Comparison.Domain.Inputs;

/// <summary>An input after its check: the request, or every rule that it breaks, in the order of the rules.</summary>
public sealed record Checked<T>(T? Request, IReadOnlyList<string> Errors)
    where T : class;
