using System.Text.Json;
using Comparison.Local.DurableExecutions.Executions;
using Comparison.Local.DurableExecutions.Journal;

namespace Comparison.DurableExecutions.Tests.Journal;

/// <summary>A journal that keeps each write, so that a test can take up what was there at any instant.</summary>
internal sealed class MemoryJournal : IExecutionJournal
{
    private readonly List<IReadOnlyList<JournalChange>> _writes = [];
    private readonly Dictionary<string, ExecutionRecord> _records = [];
    private readonly List<Action> _waiting = [];

    public bool IsOpen { get; set; } = true;

    public int LastNumber => _records.Values.Select(record => record.Number).DefaultIfEmpty().Max();

    /// <summary>How many there were.</summary>
    public int Writes => _writes.Count;

    /// <summary>How many records listings have read.</summary>
    public int Listed { get; private set; }

    /// <summary>Whether those that wait for the disk are told of it when <see cref="Flush"/> is called only.</summary>
    public bool IsSlow { get; set; }

    /// <summary>Called after each write, by whoever caused it.</summary>
    public Action? Written { get; set; }

    /// <summary>What the first writes left behind.</summary>
    public MemoryJournal Prefix(int writes)
    {
        var prefix = new MemoryJournal();
        foreach (var changes in _writes.Take(writes))
            prefix.Write(changes);
        return prefix;
    }

    public void Write(IReadOnlyList<JournalChange> changes)
    {
        _writes.Add(changes);
        foreach (var record in changes.Select(change => change.Record).OfType<ExecutionRecord>())
            _records[record.Arn] = JsonSerializer.Deserialize<ExecutionRecord>(JsonSerializer.Serialize(record))!;
        Written?.Invoke();
    }

    public void Remove(ExecutionRecord execution) => _records.Remove(execution.Arn);

    public void RemoveForgotten(DateTimeOffset now, int max)
    {
        foreach (var record in _records.Values.Where(record => record.ForgottenAt <= now).Take(max).ToList())
            Remove(record);
    }

    public void OnWritten(Action written)
    {
        _waiting.Add(written);
        if (!IsSlow)
            Flush();
    }

    public void Flush()
    {
        List<Action> told = [.. _waiting];
        _waiting.Clear();
        told.ForEach(written => written());
    }

    public ExecutionRecord? Find(string arn) => _records.GetValueOrDefault(arn);

    public ExecutionRecord? FindByName(string functionName, string name) =>
        _records.Values.LastOrDefault(record => record.Start.FunctionName == functionName && record.Name == name);

    public ExecutionRecord? FindByCallback(string callbackId) => _records.Values.FirstOrDefault(record => record.CallbackIds.Contains(callbackId));

    public IEnumerable<ExecutionRecord> List(string functionName, int? beyond, bool oldestFirst)
    {
        var records = _records.Values.Where(record => record.Start.FunctionName == functionName);
        var inOrder = oldestFirst
            ? records.Where(record => beyond is null || record.Number > beyond).OrderBy(record => record.Number)
            : records.Where(record => beyond is null || record.Number < beyond).OrderByDescending(record => record.Number);
        foreach (var record in inOrder)
        {
            Listed++;
            yield return record;
        }
    }

    public IReadOnlyList<ExecutionRecord> Open() => [.. _records.Values.Where(record => record.End is null).OrderBy(record => record.Number)];

    public IReadOnlyList<byte[]> Entries(string arn) =>
        [.. _writes.SelectMany(changes => changes).Where(change => change.Arn == arn).Select(change => change.Entry)];
}
