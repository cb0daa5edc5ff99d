using System.Text;

namespace Comparison.Local.Cloud.Data;

/// <summary>One account's part of a data folder: what the account's services leave behind for the next process.</summary>
/// <remarks>
/// Changes are put on disk in the order in which they were made, those of all services and accounts in one line. So whatever instant the
/// process ends at, the folder holds the state of an earlier one, whole: a service that changes its memory and says so here under one lock
/// need not think of the others. Nothing here waits for the disk but <see cref="DataFolder.WrittenAsync"/>.
/// </remarks>
public sealed class AccountData
{
    /// <summary>The kind of the one row that says in which region the account is.</summary>
    internal const string Region = "account.region";

    private readonly DataFolder _folder;
    private readonly DataFile _file;
    private readonly string _account;
    private readonly Lock _gate = new();
    private readonly AsyncLocal<RequestData?> _request = new();
    private DataSnapshot? _left;
    private bool _isClosed;

    /// <summary>
    /// Whether changes are written: not while the account is being built up again, from what is written or by whoever deploys its stack.
    /// </summary>
    public bool IsOpen { get; private set; }

    internal AccountData(DataFolder folder, DataFile file, string account) => (_folder, _file, _account) = (folder, file, account);

    /// <summary>Puts a row in the place of the one with its key.</summary>
    /// <param name="kind">What it is of, with its service first: <c>sqs.message</c>.</param>
    public void Put(string kind, DataRow row) => Write([DataChange.Put(kind, row)]);

    /// <summary>Adds a part behind those that the key has.</summary>
    public void Append(string kind, string key, byte[] part) => Write([DataChange.Append(kind, key, part)]);

    /// <summary>Removes the row of that key and all of its parts.</summary>
    public void Remove(string kind, string key) => Write([DataChange.Remove(kind, key)]);

    /// <summary>All of the changes, or, if the process ends before, none.</summary>
    public void Write(IReadOnlyCollection<DataChange> changes)
    {
        lock (_gate) // so that nothing follows the last change of an account that is closed or forgotten
            if (IsOpen)
                _folder.Enqueue(_account, changes);
    }

    /// <summary>
    /// The same, but together with what the request leaves in the control log: neither is on disk without the other. At once where nothing
    /// is asked for by a request that is logged.
    /// </summary>
    /// <remarks>Only of a resource that is no more, about which nobody writes anything meanwhile: the changes wait for the request's end.</remarks>
    public void WriteWithRequest(IReadOnlyCollection<DataChange> changes)
    {
        if (_request.Value?.TryAdd(changes) is not true)
            Write(changes);
    }

    /// <summary>From now on, and until its end, a request is carried out that leaves something in the control log.</summary>
    internal RequestData BeginRequest() => _request.Value = new(this);

    /// <summary>From now on changes are written.</summary>
    public void Open() => IsOpen = true;

    /// <summary>
    /// From now on changes are written, but until all services are restored <see cref="Read"/> gives what there was before: what is taken up
    /// goes on at once, and a service whose turn comes later must not take its new rows for old ones.
    /// </summary>
    /// <param name="region">The account's.</param>
    internal async Task RestoreAsync(string region, IEnumerable<IRestorable> services)
    {
        using var left = _left = _file.Snapshot();
        Open();
        Put(Region, new("", Encoding.UTF8.GetBytes(region)));
        try
        {
            foreach (var service in services)
                await service.RestoreAsync(this);
        }
        finally
        {
            _left = null;
        }
    }

    /// <summary>From now on nothing is written: whatever still ends in this process has not happened for the next one, as if it were killed.</summary>
    internal void Close()
    {
        lock (_gate)
            (IsOpen, _isClosed) = (false, true);
    }

    /// <summary>Removes all that the account has written, and closes it.</summary>
    /// <inheritdoc cref="DataFolder.WrittenAsync" path="/exception"/>
    internal Task ForgetAsync()
    {
        lock (_gate)
        {
            _folder.Enqueue(_account, [DataChange.RemoveAll()]);
            Close();
        }
        return _folder.WrittenAsync();
    }

    /// <summary>Why nothing can be written at present; null while all is well.</summary>
    internal Exception? Fault => _folder.Fault;

    /// <inheritdoc cref="DataFolder.WrittenAsync"/>
    internal Task WrittenAsync() => _isClosed
        ? Task.FromException(new DataFolderException($"The account {_account} is closed, and what it does is not kept any more."))
        : _folder.WrittenAsync();

    /// <summary>Completes when what was changed before the call can be read again, however long a disk that refuses takes.</summary>
    /// <returns>False where the account is closed: nothing of it is written any more.</returns>
    internal async Task<bool> UntilWrittenAsync()
    {
        while (!_isClosed)
            try
            {
                await _folder.WrittenAsync();
                return true;
            }
            catch (DataFolderException)
            {
                await Task.Delay(DataFolder.Pause); // the folder says so itself, and goes on trying
            }
        return false;
    }

    /// <summary>What was written of a kind, in the order of <see cref="DataRow.Order"/>; changes that are on their way are not seen.</summary>
    public IReadOnlyList<DataRow> Read(string kind) => _left?.Read(_account, kind) ?? _file.Read(_account, kind);

    /// <summary>The highest <see cref="DataRow.Order"/> of a kind; 0 when there is none.</summary>
    public long LastOrder(string kind) => _file.LastOrder(_account, kind);

    public DataRow? Find(string kind, string key) => _file.Find(_account, kind, key);

    /// <summary>In the order in which they were added.</summary>
    public IReadOnlyList<byte[]> Parts(string kind, string key) => _file.Parts(_account, kind, key);

    /// <summary>The rows of a group by their order, read as they are asked for.</summary>
    /// <param name="beyond">Where to begin: only rows of lower order, or, oldest first, of higher.</param>
    public IEnumerable<DataRow> List(string kind, string group, long? beyond = null, bool oldestFirst = false) =>
        _file.List(_account, kind, group, beyond, oldestFirst);
}

/// <summary>A row of an account's data.</summary>
/// <param name="Key">One row has it, of those of a kind.</param>
/// <param name="Group">What it is listed with: the function of an execution, the queue of a message.</param>
/// <param name="Order">Its place there.</param>
public sealed record DataRow(string Key, byte[] Value, string Group = "", long Order = 0);

/// <summary>One change of an account's data.</summary>
public sealed class DataChange
{
    private DataChange(DataChangeType type, string kind, DataRow row) => (Type, Kind, Row) = (type, kind, row);

    internal DataChangeType Type { get; }

    internal string Kind { get; }

    internal DataRow Row { get; }

    public static DataChange Put(string kind, DataRow row) => new(DataChangeType.Put, kind, row);

    public static DataChange Append(string kind, string key, byte[] part) => new(DataChangeType.Append, kind, new(key, part));

    public static DataChange Remove(string kind, string key) => new(DataChangeType.Remove, kind, new(key, []));

    /// <summary>Removes all rows of a group, with their parts.</summary>
    public static DataChange RemoveGroup(string kind, string group) => new(DataChangeType.RemoveGroup, kind, new("", [], group));

    /// <summary>Removes all rows and parts of the account.</summary>
    internal static DataChange RemoveAll() => new(DataChangeType.RemoveAll, "", new("", []));
}

internal enum DataChangeType
{
    Put,
    Append,
    Remove,
    RemoveGroup,
    RemoveAll,
}

/// <summary>What waits for the end of a request that leaves something in the control log.</summary>
internal sealed class RequestData(AccountData data)
{
    private readonly Lock _gate = new();
    private readonly List<DataChange> _changes = [];
    private bool _isOver;

    /// <returns>False after the request's end, which what it has begun may outlast.</returns>
    public bool TryAdd(IReadOnlyCollection<DataChange> changes)
    {
        lock (_gate)
        {
            if (!_isOver)
                _changes.AddRange(changes);
            return !_isOver;
        }
    }

    /// <summary>Writes what has waited.</summary>
    /// <param name="entry">What the request leaves in the log; null for one that was refused.</param>
    public void End(DataChange? entry)
    {
        lock (_gate)
        {
            _isOver = true;
            if (entry is not null)
                _changes.Add(entry);
            if (_changes.Count > 0)
                data.Write(_changes);
        }
    }
}

/// <summary>A service that leaves something behind, and takes it up in the next process.</summary>
public interface IRestorable
{
    /// <summary>
    /// Takes up what the account's data hold; called once, before the account's first request, when its functions, queues, tables and
    /// state machines stand and its data are open. What belongs to a resource that is there no more is removed.
    /// </summary>
    /// <remarks>Tables come first, then executions, then what invokes functions by itself, and queues last.</remarks>
    Task RestoreAsync(AccountData data);
}
