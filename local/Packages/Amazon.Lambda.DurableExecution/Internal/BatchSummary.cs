namespace Amazon.Lambda.DurableExecution.Internal;

/// <summary>What a parallel or a map is recorded as. Each unit is there, the ones never begun as STARTED, to be checked by name.</summary>
internal sealed record BatchSummary(CompletionReason CompletionReason, IReadOnlyList<BatchUnitSummary> Units)
{
    /// <summary>Without results and errors, which replays then get by running the units again over their records.</summary>
    public BatchSummary Stripped() => this with { Units = [.. Units.Select(unit => unit with { Result = null, Error = null })] };
}
