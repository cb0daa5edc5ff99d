namespace Comparison.Cli.Commands;

/// <summary>What a call of <c>compare run</c> says about cases drawn by chance.</summary>
/// <param name="Count">How many to play.</param>
/// <param name="Seed">What they are drawn from.</param>
/// <param name="Case">A file with one case to play again.</param>
internal sealed record FuzzChoice(int? Count, long? Seed, string? Case)
{
    public bool IsMade => Count is not null || Case is not null;

    /// <summary>The one line that refuses the choice beside the others; null when they go together.</summary>
    public string? RefusalBeside(RunPlan plan) => this switch
    {
        { Count: < 1 } => "--fuzz must be at least 1.",
        { Seed: not null, Count: null } => "--seed goes with --fuzz.",
        { Count: not null, Case: not null } => "Choose one of --fuzz and --fuzz-case.",
        { IsMade: true } when !plan.IsOpen => "Choose one of --sample, --scenario, --input, --faults, --fuzz and --fuzz-case.",
        _ => null,
    };
}
