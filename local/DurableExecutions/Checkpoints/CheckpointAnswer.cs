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

/// <summary>Answers of checkpoints that carried a ClientToken: the same token gets the same answer for 15 minutes.</summary>
internal sealed class ClientTokens
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    private readonly Dictionary<string, (DateTimeOffset At, CheckpointAnswer Answer)> _answers = [];
    // The oldest first, so that forgetting does not look at what is to be kept.
    private readonly Queue<(string Token, DateTimeOffset At)> _stored = new();

    public CheckpointAnswer? Find(string? clientToken, DateTimeOffset now) =>
        clientToken is not null && _answers.TryGetValue(clientToken, out var stored) && now - stored.At < Window ? stored.Answer : null;

    public void Store(string? clientToken, CheckpointAnswer answer, DateTimeOffset now)
    {
        if (clientToken is null)
            return;
        while (_stored.TryPeek(out var oldest) && now - oldest.At >= Window)
        {
            _stored.Dequeue();
            // A token that was used again after its time has a newer answer.
            if (_answers.TryGetValue(oldest.Token, out var answered) && answered.At == oldest.At)
                _answers.Remove(oldest.Token);
        }
        _stored.Enqueue((clientToken, now));
        _answers[clientToken] = (now, answer);
    }
}
