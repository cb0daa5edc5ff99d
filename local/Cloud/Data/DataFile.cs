using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;

namespace Comparison.Local.Cloud.Data;

/// <summary>The database of a data folder: rows by account, kind and key, and the parts of what only grows.</summary>
internal sealed class DataFile : IDisposable
{
    // Raised with every change of what services write: a file of another number is not read.
    private const int Format = 1;
    private const int PageRows = 200;
    private const string RowsOfKind = "SELECT key, value, grp, place FROM rows WHERE account = $account AND kind = $kind ORDER BY grp, place";

    private const string Schema =
        """
        CREATE TABLE rows (account TEXT, kind TEXT, key TEXT, grp TEXT, place INTEGER, value BLOB, PRIMARY KEY (account, kind, key)) WITHOUT ROWID;
        CREATE INDEX rows_by_place ON rows (account, kind, grp, place);
        CREATE TABLE parts (number INTEGER PRIMARY KEY AUTOINCREMENT, account TEXT, kind TEXT, key TEXT, value BLOB);
        CREATE INDEX parts_by_key ON parts (account, kind, key, number);
        """;

    // Those that nobody reads with at present.
    private readonly ConcurrentBag<DataReader> _readers = [];
    private readonly string _path;
    private readonly SqliteConnection _writer;
    private readonly SqliteCommand _put;
    private readonly SqliteCommand _append;
    private readonly SqliteCommand[] _remove;
    private readonly SqliteCommand[] _removeGroup;
    private readonly SqliteCommand[] _removeAll;

    private DataFile(string path, SqliteConnection writer)
    {
        (_path, _writer) = (path, writer);
        _put = Prepare("INSERT OR REPLACE INTO rows VALUES ($account, $kind, $key, $grp, $place, $value)");
        _append = Prepare("INSERT INTO parts (account, kind, key, value) VALUES ($account, $kind, $key, $value)");
        const string ofKey = "account = $account AND kind = $kind AND key = $key";
        const string ofGroup = "account = $account AND kind = $kind AND grp = $grp";
        _remove = [Prepare($"DELETE FROM parts WHERE {ofKey}"), Prepare($"DELETE FROM rows WHERE {ofKey}")];
        _removeGroup =
        [
            Prepare($"DELETE FROM parts WHERE account = $account AND kind = $kind AND key IN (SELECT key FROM rows WHERE {ofGroup})"),
            Prepare($"DELETE FROM rows WHERE {ofGroup}"),
        ];
        _removeAll = [Prepare("DELETE FROM parts WHERE account = $account"), Prepare("DELETE FROM rows WHERE account = $account")];
    }

    /// <summary>For tests: how large it may become; null for as large as the disk lets it.</summary>
    public int? MaxPages { get; set; }

    /// <exception cref="DataFolderException">It was written by another version.</exception>
    public static DataFile Open(string path)
    {
        var writer = Connect(path);
        try
        {
            Run(writer, "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL");
            var format = Convert.ToInt32(Scalar(writer, "PRAGMA user_version"), CultureInfo.InvariantCulture);
            if (format == 0)
                Run(writer, $"BEGIN; {Schema} PRAGMA user_version = {Format}; COMMIT");
            else if (format != Format)
                throw new DataFolderException($"it is of format {format}, and this version reads {Format}. Take another folder, or delete it.");
            return new(path, writer);
        }
        catch
        {
            writer.Dispose();
            throw;
        }
    }

    /// <summary>All of it in one transaction.</summary>
    /// <exception cref="SqliteException">The disk is full, say; nothing was written.</exception>
    public void Write(IEnumerable<AccountChanges> all)
    {
        if (MaxPages is { } pages)
            Run(_writer, $"PRAGMA max_page_count = {pages}");
        using var transaction = _writer.BeginTransaction();
        foreach (var (account, changes) in all)
            foreach (var change in changes)
                foreach (var command in CommandsOf(change.Type))
                {
                    command.Transaction = transaction;
                    Fill(command, account, change);
                    command.ExecuteNonQuery();
                }
        transaction.Commit();
    }

    public IReadOnlyList<(string Account, string Region)> Regions() => Select(
        "SELECT account, value FROM rows WHERE kind = $kind ORDER BY account",
        [("$kind", AccountData.Region)],
        reader => (reader.GetString(0), Encoding.UTF8.GetString(reader.GetFieldValue<byte[]>(1))));

    public IReadOnlyList<DataRow> Read(string account, string kind) => Select(RowsOfKind, [("$account", account), ("$kind", kind)], ReadRow);

    /// <summary>The file as it is now, whatever is written from now on.</summary>
    public DataSnapshot Snapshot()
    {
        var connection = Connect(_path);
        var transaction = connection.BeginTransaction(deferred: true);
        var reader = new DataReader(connection);
        Scalar(connection, "SELECT 1 FROM rows LIMIT 1"); // with its first read a transaction of SQLite begins to see no later ones
        return new(transaction, (account, kind) => reader.Select(RowsOfKind, [("$account", account), ("$kind", kind)], ReadRow));
    }

    public DataRow? Find(string account, string kind, string key) => Select(
        "SELECT key, value, grp, place FROM rows WHERE account = $account AND kind = $kind AND key = $key",
        [("$account", account), ("$kind", kind), ("$key", key)],
        ReadRow) is [var found] ? found : null;

    public IReadOnlyList<byte[]> Parts(string account, string kind, string key) => Select(
        "SELECT value FROM parts WHERE account = $account AND kind = $kind AND key = $key ORDER BY number",
        [("$account", account), ("$kind", kind), ("$key", key)],
        reader => reader.GetFieldValue<byte[]>(0));

    public long LastOrder(string account, string kind) => Select(
        "SELECT COALESCE(MAX(place), 0) FROM rows WHERE account = $account AND kind = $kind",
        [("$account", account), ("$kind", kind)],
        reader => reader.GetInt64(0))[0];

    public IEnumerable<DataRow> List(string account, string kind, string group, long? beyond, bool oldestFirst)
    {
        var (compare, order) = oldestFirst ? (">", "ASC") : ("<", "DESC");
        var from = beyond ?? (oldestFirst ? long.MinValue : long.MaxValue);
        while (true)
        {
            var page = Select(
                $"SELECT key, value, grp, place FROM rows WHERE account = $account AND kind = $kind AND grp = $grp AND place {compare} $from ORDER BY place {order} LIMIT {PageRows}",
                [("$account", account), ("$kind", kind), ("$grp", group), ("$from", from)],
                ReadRow);
            foreach (var row in page)
                yield return row;
            if (page.Count < PageRows)
                yield break;
            from = page[^1].Order;
        }
    }

    public void Dispose()
    {
        foreach (var command in new[] { _put, _append }.Concat(_remove).Concat(_removeGroup).Concat(_removeAll))
            command.Dispose();
        while (_readers.TryTake(out var reader))
            reader.Dispose();
        SqliteConnection.ClearPool(_writer);
        _writer.Dispose();
    }

    private static SqliteConnection Connect(string path)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path }.ToString());
        connection.Open();
        return connection;
    }

    private SqliteCommand[] CommandsOf(DataChangeType type) => type switch
    {
        DataChangeType.Put => [_put],
        DataChangeType.Append => [_append],
        DataChangeType.Remove => _remove,
        DataChangeType.RemoveGroup => _removeGroup,
        _ => _removeAll,
    };

    private SqliteCommand Prepare(string sql)
    {
        var command = _writer.CreateCommand();
        command.CommandText = sql;
        foreach (var name in new[] { "$account", "$kind", "$key", "$grp", "$place", "$value" })
            if (sql.Contains(name, StringComparison.Ordinal))
                command.Parameters.Add(name, name switch { "$place" => SqliteType.Integer, "$value" => SqliteType.Blob, _ => SqliteType.Text });
        return command;
    }

    private static void Fill(SqliteCommand command, string account, DataChange change)
    {
        foreach (SqliteParameter parameter in command.Parameters)
            parameter.Value = parameter.ParameterName switch
            {
                "$account" => account,
                "$kind" => change.Kind,
                "$key" => change.Row.Key,
                "$grp" => change.Row.Group,
                "$place" => change.Row.Order,
                _ => change.Row.Value,
            };
    }

    private List<T> Select<T>(string sql, IReadOnlyList<(string Name, object Value)> parameters, Func<SqliteDataReader, T> read)
    {
        if (!_readers.TryTake(out var reader))
            reader = new(Connect(_path));
        try
        {
            return reader.Select(sql, parameters, read);
        }
        finally
        {
            _readers.Add(reader);
        }
    }

    private static DataRow ReadRow(SqliteDataReader reader) =>
        new(reader.GetString(0), reader.GetFieldValue<byte[]>(1), reader.GetString(2), reader.GetInt64(3));

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static object? Scalar(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }
}

/// <summary>The rows of a file as they were at one instant. Not for several readers at once.</summary>
internal sealed class DataSnapshot(SqliteTransaction transaction, Func<string, string, IReadOnlyList<DataRow>> read) : IDisposable
{
    private readonly SqliteConnection _connection = transaction.Connection!;

    public IReadOnlyList<DataRow> Read(string account, string kind) => read(account, kind);

    public void Dispose()
    {
        transaction.Dispose();
        _connection.Dispose();
    }
}

/// <summary>A connection to read by, which keeps its statements: most reads are the same few, and of one row.</summary>
internal sealed class DataReader(SqliteConnection connection) : IDisposable
{
    private readonly Dictionary<string, SqliteCommand> _commands = [];

    public List<T> Select<T>(string sql, IReadOnlyList<(string Name, object Value)> parameters, Func<SqliteDataReader, T> read)
    {
        if (!_commands.TryGetValue(sql, out var command))
        {
            _commands[sql] = command = connection.CreateCommand();
            command.CommandText = sql;
            foreach (var (name, _) in parameters)
                command.Parameters.AddWithValue(name, null);
        }
        foreach (var (name, value) in parameters)
            command.Parameters[name].Value = value;
        using var rows = command.ExecuteReader();
        List<T> found = [];
        while (rows.Read())
            found.Add(read(rows));
        return found;
    }

    public void Dispose()
    {
        foreach (var command in _commands.Values)
            command.Dispose();
        connection.Dispose();
    }
}

/// <summary>Changes that one account made together.</summary>
internal sealed record AccountChanges(string Account, IReadOnlyCollection<DataChange> Changes);
