namespace Comparison.Local.DurableExecutions;

/// <summary>Answers of checkpoints that carried a ClientToken: the same token gets the same answer for 15 minutes.</summary>
internal sealed class ClientTokens
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    private readonly Dictionary<string, (DateTimeOffset At, CheckpointAnswer Answer)> _answers = [];

    public CheckpointAnswer? Find(string? clientToken, DateTimeOffset now) =>
        clientToken is not null && _answers.TryGetValue(clientToken, out var stored) && now - stored.At < Window ? stored.Answer : null;

    public void Store(string? clientToken, CheckpointAnswer answer, DateTimeOffset now)
    {
        if (clientToken is null)
            return;
        foreach (var (token, _) in _answers.Where(entry => now - entry.Value.At >= Window).ToList())
            _answers.Remove(token);
        _answers[clientToken] = (now, answer);
    }
}
