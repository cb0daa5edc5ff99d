using System.Globalization;
using System.Text;
using Comparison.Local.Cloud.Accounts;
using Comparison.Local.Cloud.Lambda.Functions;
using Comparison.Local.Cloud.Meter;

namespace Comparison.Local.Cloud.Lambda.Logs;

/// <summary>What the functions of an account logged, as CloudWatch Logs would keep it, but of each function only the newest lines.</summary>
public sealed class LogStore
{
    /// <summary>How many lines of one function are kept.</summary>
    public const int MaxLines = 10_000;

    private const int MaxTailBytes = 4096;

    private readonly AccountContext _account;
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Queue<(long Number, LogLine Line)>> _functions = [];
    private long _lastNumber;

    internal LogStore(AccountContext account) => _account = account;

    /// <summary>The lines of all functions, oldest first.</summary>
    public IReadOnlyList<LogLine> Lines
    {
        get
        {
            lock (_gate)
                return [.. _functions.Values.SelectMany(lines => lines).OrderBy(kept => kept.Number).Select(kept => kept.Line)];
        }
    }

    internal void Add(string functionName, string requestId, string level, string message)
    {
        var line = new LogLine(functionName, requestId, _account.Time.GetUtcNow(), level, message);
        Keep(line);
        _account.Meter.Add(BillingUnit.LogBytes, Encoding.UTF8.GetByteCount(Render(line)));
    }

    /// <summary>Adds a line that a function wrote to its standard output: it stands in the log as it is.</summary>
    /// <param name="isStarting">
    /// Whether its environment is being made. Such lines are not metered: how many environments a run needs is chance here, and on AWS
    /// another chance, so the bill has them by its share of cold starts.
    /// </param>
    public void AddOutput(string functionName, string text, bool isStarting = false)
    {
        Keep(new(functionName, RequestId: "", _account.Time.GetUtcNow(), Level: "", text));
        if (!isStarting)
            _account.Meter.Add(BillingUnit.LogBytes, Encoding.UTF8.GetByteCount(text) + 1);
    }

    /// <summary>The end of what an invocation has logged, as Invoke gives it with <c>LogType: Tail</c>: at most 4 KB, in base64.</summary>
    /// <remarks>
    /// Between Lambda's own lines at the start and at the end, without its figures of time and memory, which would be this machine's. Of
    /// a function that is a process, the lines that have arrived and name the request.
    /// </remarks>
    internal string Tail(FunctionVersion version, string requestId)
    {
        var own = LinesOf(version.Function.Name)
            .Where(line => line.RequestId == requestId || (line.RequestId.Length == 0 && line.Message.Contains(requestId, StringComparison.Ordinal)))
            .Select(line => line.RequestId.Length == 0 ? $"{line.Message}\n" : Render(line));
        var all = Encoding.UTF8.GetBytes(string.Concat(
            own.Prepend($"START RequestId: {requestId} Version: {version.Number}\n").Append($"END RequestId: {requestId}\nREPORT RequestId: {requestId}\n")));
        return Convert.ToBase64String(all.AsSpan(Math.Max(0, all.Length - MaxTailBytes)));
    }

    private void Keep(LogLine line)
    {
        lock (_gate)
        {
            if (!_functions.TryGetValue(line.FunctionName, out var lines))
                _functions[line.FunctionName] = lines = [];
            if (lines.Count == MaxLines)
                lines.Dequeue();
            lines.Enqueue((++_lastNumber, line));
        }
    }

    private List<LogLine> LinesOf(string functionName)
    {
        lock (_gate)
            return [.. _functions.GetValueOrDefault(functionName, []).Select(kept => kept.Line)];
    }

    /// <summary>The text format of the managed .NET runtime, which is what AWS counts the bytes of.</summary>
    private static string Render(LogLine line) => string.Create(
        CultureInfo.InvariantCulture, $"{line.Timestamp:yyyy-MM-ddTHH:mm:ss.fffZ}\t{line.RequestId}\t{line.Level}\t{line.Message}\n");
}

/// <summary>One line that a function logged.</summary>
/// <param name="Timestamp">By the account's clock.</param>
/// <param name="Level">As the logger spelled it, such as <c>Information</c>.</param>
public sealed record LogLine(string FunctionName, string RequestId, DateTimeOffset Timestamp, string Level, string Message);
