using Comparison.Local.DurableExecutions.Operations;

namespace Comparison.Local.DurableExecutions.Checkpoints;

/// <summary>What a checkpoint answers. Not a record, so that no log shows the token by accident.</summary>
public sealed class CheckpointAnswer(string? token, IReadOnlyList<DurableOperation> operations)
{
    /// <summary>Replaces the token that the checkpoint was sent with; null after the update that ended the execution.</summary>
    public string? CheckpointToken { get; } = token;

    /// <summary>What the caller does not know in this form yet: what it has just written, and what changed on its own.</summary>
    public IReadOnlyList<DurableOperation> Operations { get; } = operations;
}

/// <summary>The last checkpoint with a ClientToken: who repeats it, by both of its tokens, gets its answer again.</summary>
internal sealed record AnsweredCheckpoint(string ClientToken, string CheckpointToken, CheckpointAnswer Answer);
