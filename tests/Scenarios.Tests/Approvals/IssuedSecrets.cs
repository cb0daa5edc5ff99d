using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Comparison.Domain.Decisions;
using Comparison.Local.Cloud.StepFunctions.Tasks;
using Comparison.Local.Stacks;

namespace Comparison.Scenarios.Tests.Approvals;

/// <summary>Records every callback id and task token that stacks issue, and finds them, and given words, in whatever must not hold any.</summary>
internal sealed class IssuedSecrets : IDisposable
{
    private readonly ConcurrentQueue<Callback> _callbacks = new();
    private readonly List<Action> _unwatch = [];
    private readonly List<Regex> _words = [];

    public IReadOnlyList<Callback> Callbacks => [.. _callbacks];

    public void Watch(DeployedStack stack)
    {
        void Durable(Local.DurableExecutions.Executions.IssuedCallback issued) => _callbacks.Enqueue(Callback.Durable(issued.CallbackId));
        void Task(IssuedToken issued) => _callbacks.Enqueue(Callback.TaskToken(issued.Token));

        stack.Services.Lambda.CallbackIssued += Durable;
        stack.Services.StepFunctions.TokenIssued += Task;
        _unwatch.Add(() => stack.Services.Lambda.CallbackIssued -= Durable);
        _unwatch.Add(() => stack.Services.StepFunctions.TokenIssued -= Task);
    }

    /// <summary>
    /// Adds a secret that is too short to be looked for everywhere: as a word, since ids and instants may hold its digits, and not as the
    /// number of a JSON member by another name than <c>sin</c>, since a meter may come to stand at it.
    /// </summary>
    public void AddWord(string word) => _words.Add(new($@"(?<![\w.-])(?<!(?<!sin)"":){Regex.Escape(word)}(?![\w.-])"));

    /// <summary>Which of these places hold a secret: as it is, or as a URL or JSON would write it.</summary>
    public IReadOnlyList<string> FindIn(IEnumerable<KeyValuePair<string, string>> places)
    {
        var spellings = _callbacks.SelectMany(callback => new[]
        {
            callback.Token,
            Uri.EscapeDataString(callback.Token),
            callback.Token.Replace("+", "\\u002B", StringComparison.Ordinal),
        }).Distinct().ToArray();
        bool Shows(string text) =>
            spellings.Any(secret => text.Contains(secret, StringComparison.Ordinal)) || _words.Exists(word => word.IsMatch(text));
        return [.. places.Where(place => Shows(place.Value)).Select(place => place.Key)];
    }

    public void Dispose() => _unwatch.ForEach(unwatch => unwatch());
}
