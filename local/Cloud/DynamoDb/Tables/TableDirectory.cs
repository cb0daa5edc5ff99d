using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Comparison.Local.Cloud.Accounts;
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

    /// <summary>The table of an operation on items.</summary>
    public Table Find(JsonObject request) => Find(Name(request));

    public Table Find(string nameOrArn) => _tables.GetValueOrDefault(ShortName(nameOrArn)) ?? throw DynamoDbErrors.NoSuchResource();

    public Table Delete(JsonObject request)
    {
        var name = Name(request);
        if (_tables.TryGetValue(name, out var found) && found.IsProtected)
            throw DynamoDbErrors.Validation(
                "Resource cannot be deleted as it is currently protected against deletion. Disable deletion protection first.");
        return _tables.TryRemove(name, out var table) ? table : throw DynamoDbErrors.NoSuchTable(name);
    }

    private static string Name(JsonObject request) => ShortName(TableDefinition.CheckName(
        request.Text("TableName") is { } name ? ShortName(name) : null));

    // Every operation takes a table's ARN in the place of its name.
    private static string ShortName(string nameOrArn) =>
        nameOrArn.StartsWith("arn:", StringComparison.Ordinal)
            ? nameOrArn[(nameOrArn.IndexOf('/', StringComparison.Ordinal) + 1)..]
            : nameOrArn;
}
