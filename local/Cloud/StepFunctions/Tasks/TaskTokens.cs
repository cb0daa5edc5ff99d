using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Comparison.Local.Cloud.Accounts;
using Comparison.Local.Cloud.Protocol;
using Comparison.Local.Cloud.StepFunctions.Api;

namespace Comparison.Local.Cloud.StepFunctions.Tasks;

/// <summary>The task tokens of an account, as long as their tasks are open.</summary>
/// <remarks>
/// AWS tells a token whose task is closed from one that never was. So that nothing need be kept for it, a token ends with a check of its
/// first part: whoever makes up one that passes learns only that it is closed.
/// </remarks>
internal sealed class TaskTokens(AccountContext context, Action<IssuedToken> onIssued)
{
    // 512 characters of Base64: AWS's own are of that order, and may be 1,024 by the guide.
    private const int TokenBytes = 384;
    private const int SecretBytes = TokenBytes - SHA256.HashSizeInBytes;

    private readonly ConcurrentDictionary<string, TaskRun> _tasks = new();

    public string Create()
    {
        var secret = context.Ids.NewBytes(SecretBytes);
        return Convert.ToBase64String([.. secret, .. Check(secret)]);
    }

    public void Open(string token, TaskRun task, string executionArn)
    {
        _tasks[token] = task;
        onIssued(new IssuedToken(executionArn, task.StateName, token));
    }

    public void Close(string token) => _tasks.TryRemove(token, out _);

    /// <summary>The task of a token; null when it is closed.</summary>
    /// <exception cref="AwsException">InvalidToken: there never was such a token.</exception>
    public TaskRun? Find(string token) =>
        _tasks.TryGetValue(token, out var task) ? task : IsOurs(token) ? null : throw Errors.InvalidToken();

    private bool IsOurs(string token)
    {
        var bytes = new byte[TokenBytes];
        return Convert.TryFromBase64String(token, bytes, out var length)
            && length == TokenBytes
            && Check(bytes[..SecretBytes]).AsSpan().SequenceEqual(bytes.AsSpan(SecretBytes));
    }

    private byte[] Check(byte[] secret) => SHA256.HashData([.. secret, .. Encoding.UTF8.GetBytes(context.Id)]);
}

/// <summary>A task token that an attempt was given, for a harness that answers in somebody's place.</summary>
/// <remarks>Not a record, which would print the token wherever one is logged.</remarks>
public sealed class IssuedToken(string executionArn, string stateName, string token)
{
    public string ExecutionArn { get; } = executionArn;

    public string StateName { get; } = stateName;

    public string Token { get; } = token;
}
