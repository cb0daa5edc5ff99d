namespace Comparison.Local.Cloud.Lambda.Functions;

/// <summary>One version of a function: <c>$LATEST</c>, or a published one that never changes.</summary>
/// <param name="Modified">When it became what it is.</param>
internal sealed record FunctionVersion(LambdaFunction Function, string Number, FunctionDefinition Definition, DateTimeOffset Modified)
{
    public const string Latest = "$LATEST";

    /// <summary>What the version was described as when it was published; else the function's description counts.</summary>
    public string? Description { get; init; }

    /// <param name="qualifier">What the caller named; null for nothing.</param>
    public string InvokedArn(string? qualifier) => qualifier is null ? Function.Arn : $"{Function.Arn}:{qualifier}";
}
