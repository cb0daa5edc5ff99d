using Comparison.Domain.Moderation;

namespace Comparison.StepFunctions.Functions;

/// <summary>What the moderation machine learns from the check of its input.</summary>
/// <param name="Outcome">How the execution ends unless a moderator rules: invalid, saved, or expired.</param>
public sealed record ModerationCheck(bool Valid, ModerationOutcome Outcome)
{
    /// <summary>The article with its blanks taken off; null when invalid.</summary>
    public Article? Article { get; init; }

    /// <summary>Whether the title is free of flagged words; false when invalid.</summary>
    public bool Clean { get; init; }

    /// <summary>What the moderators are asked; null when nobody has to be.</summary>
    public DeskRow? Ask { get; init; }
}
