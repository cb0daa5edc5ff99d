namespace Comparison.Local.Cloud.Lambda;

/// <summary>One version of a function: <c>$LATEST</c>, or a published one that never changes.</summary>
internal sealed record FunctionVersion(LambdaFunction Function, string Number, FunctionDefinition Definition)
{
    public const string Latest = "$LATEST";

    /// <param name="qualifier">What the caller named; null for nothing.</param>
    public string InvokedArn(string? qualifier) => qualifier is null ? Function.Arn : $"{Function.Arn}:{qualifier}";
}
