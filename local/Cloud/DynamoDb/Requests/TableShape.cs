using System.Text.Json.Nodes;
using Comparison.Local.Cloud.DynamoDb.Tables;
using Comparison.Local.Cloud.DynamoDb.Values;

namespace Comparison.Local.Cloud.DynamoDb.Requests;

/// <summary>The name of a table, or its ARN, of which the name is looked at.</summary>
/// <param name="IsManaged">Whether the operation is on the table itself: its name is asked for in other words, and before all else.</param>
internal sealed record TableShape(bool IsManaged = false) : TextShape("[a-zA-Z0-9_.-]+", IsManaged ? 0 : 3, IsManaged ? int.MaxValue : 255)
{
    public override IEnumerable<string> FaultsOf(JsonNode node) => base.FaultsOf(JsonValue.Create(TableDirectory.ShortName(node.GetValue<string>())));

    /// <exception cref="Protocol.AwsException">The name of the table that an operation is on is absent, too short or too long.</exception>
    public static void CheckManaged(StructureShape operation, JsonObject request)
    {
        if (operation.Members.FirstOrDefault(member => member.Shape is TableShape { IsManaged: true }) is not { } table)
            return;
        if (request[table.Name] is not { } given)
            throw DynamoDbErrors.Validation($"The parameter '{table.Name}' is required but was not present in the request");
        if (TableDirectory.ShortName(given.GetValue<string>()).Length is < 3 or > 255)
            throw DynamoDbErrors.Validation($"{table.Name} must be at least 3 characters long and at most 255 characters long");
    }
}
