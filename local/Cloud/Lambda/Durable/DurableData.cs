using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Comparison.Local.Cloud.Accounts;
using Comparison.Local.Cloud.Data;
using Comparison.Local.Cloud.Protocol;
using Comparison.Local.DurableExecutions.Executions;
using Comparison.Local.DurableExecutions.Journal;

namespace Comparison.Local.Cloud.Lambda.Durable;

/// <summary>The durable executions of an account's data, with their journals.</summary>
/// <remarks>
/// All rows of an execution are in the group of its function: <c>durable.execution</c> by ARN, with the journal as its parts;
/// <c>durable.name</c>, which leads from function and name to the ARN; <c>durable.open</c> until the end, and from then on
/// <c>durable.ended</c>, in the order in which they are forgotten, and <c>durable.callback</c>, which leads from each callback id to the ARN.
/// A function's own row, <c>durable.function</c>, counts. The members that write are called under the durable service's lock.
/// </remarks>
internal sealed class DurableData : IExecutionJournal
{
    /// <summary>How many executions of a function are kept once they have ended: where there are more, the oldest go.</summary>
    internal const int MaxEnded = 100_000;

    private const int Batch = 200;
    private const string Executions = "durable.execution";
    private const string Names = "durable.name";
    private const string OpenOnes = "durable.open";
    private const string Ended = "durable.ended";
    private const string Callbacks = "durable.callback";
    private const string Functions = "durable.function";

    private static readonly JsonSerializerOptions Json = new(CloudJson.Options) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    // Removed, and perhaps still to be read.
    private readonly ConcurrentDictionary<string, bool> _removed = new();
    private readonly Dictionary<string, FunctionCount> _counts;
    private readonly Background _background;
    private readonly AccountData _data;
    private readonly int _maxEnded;

    public DurableData(Background background, AccountData data, int maxEnded = MaxEnded)
    {
        (_background, _data, _maxEnded) = (background, data, maxEnded);
        _counts = data.Read(Functions).ToDictionary(row => row.Key, row => Read<FunctionCount>(row.Value));
    }

    public bool IsOpen => _data.IsOpen;

    public int LastNumber => _counts.Count == 0 ? 0 : _counts.Values.Max(count => count.Last);

    /// <summary>Removes all executions of the other functions.</summary>
    public void Keep(Func<string, bool> isThere)
    {
        foreach (var function in _counts.Keys.Where(function => !isThere(function)).ToList())
        {
            _counts.Remove(function);
            _data.Write(
            [
                .. new[] { Executions, Names, OpenOnes, Ended, Callbacks }.Select(kind => DataChange.RemoveGroup(kind, function)),
                DataChange.Remove(Functions, function),
            ]);
        }
    }

    public void Write(IReadOnlyList<JournalChange> changes)
    {
        _data.Write([.. changes.SelectMany(RowsOf)]);
        foreach (var change in changes)
            if (change.Record is { End: not null } ended && CountOf(ended).Ended - _maxEnded is > 0 and var tooMany)
                RemoveOldest(ended.Start.FunctionName, tooMany + _maxEnded / 500); // a few more, so that it is not done for each
    }

    public void Remove(ExecutionRecord execution) => Remove([execution]);

    public void RemoveForgotten(DateTimeOffset now, int max)
    {
        var due = _counts.Keys.ToList().SelectMany(function => _data.List(Ended, function, oldestFirst: true)
            .TakeWhile(row => row.Order <= EndedOrder(now, int.MaxValue)));
        foreach (var batch in due.Select(row => Find(row.Key)).OfType<ExecutionRecord>().Take(max).Chunk(Batch))
            Remove(batch);
    }

    public void OnWritten(Action written) => _background.Watch(AfterWritingAsync(written));

    public ExecutionRecord? Find(string arn) => _removed.ContainsKey(arn) ? null : ReadRecord(_data.Find(Executions, arn));

    public ExecutionRecord? FindByName(string functionName, string name) => FindByRow(_data.Find(Names, NameKey(functionName, name)));

    public ExecutionRecord? FindByCallback(string callbackId) => FindByRow(_data.Find(Callbacks, callbackId));

    public IEnumerable<ExecutionRecord> List(string functionName, int? beyond, bool oldestFirst) =>
        _data.List(Executions, functionName, beyond, oldestFirst).Where(row => !_removed.ContainsKey(row.Key)).Select(ReadRecord).OfType<ExecutionRecord>();

    public IReadOnlyList<ExecutionRecord> Open() =>
        [.. _data.Read(OpenOnes).OrderBy(row => row.Order).Select(row => Find(row.Key)).OfType<ExecutionRecord>()];

    public IReadOnlyList<byte[]> Entries(string arn) => _data.Parts(Executions, arn);

    private IEnumerable<DataChange> RowsOf(JournalChange change)
    {
        IEnumerable<DataChange> rows = change.Record switch
        {
            null => [],
            { End: null } begun => RowsOfBegun(begun),
            var ended => RowsOfEnded(ended),
        };
        return rows.Append(DataChange.Append(Executions, change.Arn, change.Entry));
    }

    private IEnumerable<DataChange> RowsOfBegun(ExecutionRecord execution)
    {
        var function = execution.Start.FunctionName;
        return
        [
            DataChange.Put(Executions, new(execution.Arn, Write(execution), function, execution.Number)),
            DataChange.Put(Names, new(NameKey(function, execution.Name), Encoding.UTF8.GetBytes(execution.Arn), function)),
            DataChange.Put(OpenOnes, new(execution.Arn, [], function, execution.Number)),
            Count(execution, CountOf(execution) with { Last = execution.Number }),
        ];
    }

    private IEnumerable<DataChange> RowsOfEnded(ExecutionRecord execution)
    {
        var function = execution.Start.FunctionName;
        var arn = Encoding.UTF8.GetBytes(execution.Arn);
        return
        [
            DataChange.Put(Executions, new(execution.Arn, Write(execution), function, execution.Number)),
            DataChange.Remove(OpenOnes, execution.Arn),
            DataChange.Put(Ended, new(execution.Arn, [], function, EndedOrder(execution.ForgottenAt!.Value, execution.Number))),
            .. execution.CallbackIds.Select(id => DataChange.Put(Callbacks, new(id, arn, function))),
            Count(execution, CountOf(execution) with { Ended = CountOf(execution).Ended + 1 }),
        ];
    }

    // As far as they can be read: what has just ended may not be there yet, and goes with the next.
    private void RemoveOldest(string functionName, int count) => Remove(
        [.. List(functionName, beyond: null, oldestFirst: true).Where(execution => execution.End is not null).Take(count)]);

    private void Remove(ExecutionRecord[] executions)
    {
        if (executions.Length == 0)
            return;
        foreach (var execution in executions)
            _removed[execution.Arn] = true;
        _data.Write([.. executions.SelectMany(RemovalsOf)]);
        OnWritten(() =>
        {
            foreach (var execution in executions)
                _removed.TryRemove(execution.Arn, out _);
        });
    }

    private IEnumerable<DataChange> RemovalsOf(ExecutionRecord execution) =>
    [
        DataChange.Remove(Executions, execution.Arn),
        DataChange.Remove(Names, NameKey(execution.Start.FunctionName, execution.Name)),
        DataChange.Remove(Ended, execution.Arn),
        .. execution.CallbackIds.Select(id => DataChange.Remove(Callbacks, id)),
        Count(execution, CountOf(execution) with { Ended = CountOf(execution).Ended - 1 }),
    ];

    private FunctionCount CountOf(ExecutionRecord execution) => _counts.GetValueOrDefault(execution.Start.FunctionName) ?? new(0, 0);

    private DataChange Count(ExecutionRecord execution, FunctionCount count)
    {
        var function = execution.Start.FunctionName;
        _counts[function] = count;
        return DataChange.Put(Functions, new(function, Write(count)));
    }

    private async Task AfterWritingAsync(Action written)
    {
        if (await _data.UntilWrittenAsync())
            written();
    }

    private ExecutionRecord? FindByRow(DataRow? row) => row is null ? null : Find(Encoding.UTF8.GetString(row.Value));

    // Not one of a function whose removal is on its way.
    private ExecutionRecord? ReadRecord(DataRow? row) =>
        row is not null && _counts.ContainsKey(row.Group) ? Read<ExecutionRecord>(row.Value) : null;

    // A name of a function has no slash.
    private static string NameKey(string functionName, string name) => $"{functionName}/{name}";

    // By instant; the number keeps two of one instant apart, because a listing goes on beyond an order.
    private static long EndedOrder(DateTimeOffset forgottenAt, int number) => (forgottenAt.ToUnixTimeMilliseconds() << 20) + (number & 0xFFFFF);

    private static byte[] Write<T>(T value) => JsonSerializer.SerializeToUtf8Bytes(value, Json);

    private static T Read<T>(byte[] value) => JsonSerializer.Deserialize<T>(value, Json)!;

    /// <param name="Last">The number of the newest execution.</param>
    /// <param name="Ended">How many are kept that have ended.</param>
    private sealed record FunctionCount(int Last, int Ended);
}
