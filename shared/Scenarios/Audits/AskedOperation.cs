using System.Text.Json;
using Comparison.Local.DurableExecutions;

namespace Comparison.Scenarios.Audits;

/// <summary>One update of a replay's checkpoint, as far as it says which operation the workflow means.</summary>
internal sealed record AskedOperation(string Id, OperationType Type, OperationAction Action, string? SubType, string? Name, string? ParentId)
{
    public static AskedOperation Read(JsonElement update) => new(
        Text(update, "Id")!,
        Enum.Parse<OperationType>(Text(update, "Type")!.Replace("_", "", StringComparison.Ordinal), ignoreCase: true),
        Enum.Parse<OperationAction>(Text(update, "Action")!, ignoreCase: true),
        Text(update, "SubType"),
        Text(update, "Name"),
        Text(update, "ParentId"));

    public bool EndsContext => Type == OperationType.Context && Action is OperationAction.Succeed or OperationAction.Fail;

    public bool IsSameAs(DurableOperation recorded) =>
        (Type, SubType, Name, ParentId) == (recorded.Type, recorded.SubType, recorded.Name, recorded.ParentId);

    private static string? Text(JsonElement update, string member) =>
        update.TryGetProperty(member, out var value) ? value.GetString() : null;
}
