using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Comparison.Local.Cloud.Accounts;
using Comparison.Local.Cloud.Data;
using Comparison.Local.Cloud.DynamoDb.Values;
using Comparison.Local.Cloud.Protocol;

namespace Comparison.Local.Cloud.DynamoDb.Tables;

/// <summary>The tables of an account.</summary>
internal sealed class TableDirectory(AccountContext context)
{
    private readonly ConcurrentDictionary<string, Table> _tables = new(StringComparer.Ordinal);

    public IEnumerable<string> Names => _tables.Keys.Order(StringComparer.Ordinal);

    /// <param name="configure">Called before anybody else sees the table.</param>
    public Table Create(TableDefinition definition, Action<Table> configure)
    {
        var table = new Table(context, definition);
        configure(table);
        return _tables.TryAdd(table.Name, table) ? table : throw DynamoDbErrors.TableExists(table.Name);
    }

    /// <summary>The table of an operation on tables, whose error names it.</summary>
    public Table Get(JsonObject request)
    {
        var name = Name(request);
        return _tables.GetValueOrDefault(name) ?? throw DynamoDbErrors.NoSuchTable(name);
    }

    /// <summary>The table of an operation on items, whose error does not name it.</summary>
    public Table Find(JsonObject request) => Find(request.Text("TableName")!);

    public Table Find(string nameOrArn) => _tables.GetValueOrDefault(ShortName(nameOrArn)) ?? throw DynamoDbErrors.NoSuchResource();

    public Table Delete(JsonObject request)
    {
        var name = Name(request);
        if (_tables.TryGetValue(name, out var found) && found.IsProtected)
            throw DynamoDbErrors.Broken([$"Table '{name}' can't be deleted while DeletionProtectionEnabled is set to True"]);
        if (!_tables.TryRemove(name, out var table))
            throw DynamoDbErrors.NoSuchTable(name);
        lock (table.Gate)
        {
            table.IsDeleted = true; // a write that has found the table before must not bring a row back
            context.Data?.WriteWithRequest([DataChange.RemoveGroup(ItemRows.Kind, name)]);
        }
        return table;
    }

    /// <summary>Carries out the writes of one request, on disk as in memory. The caller holds the gates of all tables.</summary>
    /// <param name="others">What else is written with them.</param>
    public void Apply(IReadOnlyCollection<ItemChange> changes, params IReadOnlyCollection<DataChange> others)
    {
        var kept = changes.Where(change => change.IsKept).ToList();
        foreach (var change in kept)
            change.Table.Apply(change.Key, change.Before, change.After, change.Stored);
        context.Data?.Write([.. kept.Select(ItemRows.Write), .. others]);
    }

    /// <summary>Takes up the items that an earlier process left.</summary>
    public void Restore(AccountData data)
    {
        foreach (var rows in data.Read(ItemRows.Kind).GroupBy(row => row.Group))
            if (_tables.TryGetValue(rows.Key, out var table))
                lock (table.Gate)
                    foreach (var row in rows)
                    {
                        var item = new StoredItem(row.Value, 0).Read();
                        table.Apply(table.CheckItem(item), before: null, item, new(row.Value, item.ItemSize));
                    }
            else
                data.Write([DataChange.RemoveGroup(ItemRows.Kind, rows.Key)]);
    }

    private static string Name(JsonObject request) => ShortName(request.Text("TableName")!);

    /// <summary>Every operation takes a table's ARN in the place of its name.</summary>
    public static string ShortName(string nameOrArn) =>
        nameOrArn.StartsWith("arn:", StringComparison.Ordinal)
            ? nameOrArn[(nameOrArn.IndexOf('/', StringComparison.Ordinal) + 1)..]
            : nameOrArn;
}
