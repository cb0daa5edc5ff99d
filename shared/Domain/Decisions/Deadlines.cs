namespace Comparison.Domain.Decisions;

/// <summary>How long people have where no request says it: what the policies say, or a fraction of it, so that a demonstration expires in minutes.</summary>
/// <remarks>The fraud service, which is no person, and the limits of executions stay as they are.</remarks>
/// <param name="Scale">Above 0; at most 1, or an execution would end before its deadline.</param>
public sealed record Deadlines(decimal Scale)
{
    public static Deadlines Full { get; } = new(1);

    /// <summary>A policy's deadline in whole seconds, at least one: neither engine waits for less.</summary>
    public TimeSpan Of(TimeSpan policy) => TimeSpan.FromSeconds((double)Math.Max(1, Math.Ceiling((decimal)policy.TotalSeconds * Scale)));
}
