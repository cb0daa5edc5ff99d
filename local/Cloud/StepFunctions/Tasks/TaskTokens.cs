using System.Collections.Concurrent;
using Comparison.Local.Cloud.Accounts;
using Comparison.Local.Cloud.Protocol;
using Comparison.Local.Cloud.StepFunctions.Api;

namespace Comparison.Local.Cloud.StepFunctions.Tasks;

/// <summary>The task tokens of an account. Closed ones are remembered, because AWS tells them from tokens that never were.</summary>
internal sealed class TaskTokens(Ids ids, Action<IssuedToken> onIssued)
{
    // 512 characters of Base64: AWS's own are of that order, and may be 1,024 by the guide.
    private const int TokenBytes = 384;

    private readonly ConcurrentDictionary<string, TaskRun> _tasks = new();

    public string Create() => Convert.ToBase64String(ids.NewBytes(TokenBytes));

    public void Open(string token, TaskRun task, string executionArn)
    {
        _tasks[token] = task;
        onIssued(new IssuedToken(executionArn, task.StateName, token));
    }

    /// <exception cref="AwsException">InvalidToken: there never was such a token.</exception>
    public TaskRun Find(string token) => _tasks.TryGetValue(token, out var task) ? task : throw Errors.InvalidToken();
}

/// <summary>A task token that an attempt was given, for a harness that answers in somebody's place.</summary>
/// <remarks>Not a record, which would print the token wherever one is logged.</remarks>
public sealed class IssuedToken(string executionArn, string stateName, string token)
{
    public string ExecutionArn { get; } = executionArn;

    public string StateName { get; } = stateName;

    public string Token { get; } = token;
}
