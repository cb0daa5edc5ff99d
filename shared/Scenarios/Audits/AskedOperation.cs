using System.Text.Json;
using Comparison.Local.DurableExecutions.Operations;

namespace Comparison.Scenarios.Audits;

/// <summary>One update of a replay's checkpoint, as far as it says which operation the workflow means.</summary>
internal sealed record AskedOperation(
    string Id, DurableOperationType Type, DurableOperationAction Action, string? SubType, string? Name, string? ParentId)
{
    public static AskedOperation Read(JsonElement update) => new(
        Text(update, "Id")!,
        Enum.Parse<DurableOperationType>(Text(update, "Type")!.Replace("_", "", StringComparison.Ordinal), ignoreCase: true),
        Enum.Parse<DurableOperationAction>(Text(update, "Action")!, ignoreCase: true),
        Text(update, "SubType"),
        Text(update, "Name"),
        Text(update, "ParentId"));

    public bool EndsContext =>
        Type == DurableOperationType.Context && Action is DurableOperationAction.Succeed or DurableOperationAction.Fail;

    public bool IsSameAs(DurableOperation recorded) =>
        (Type, SubType, Name, ParentId) == (recorded.Type, recorded.SubType, recorded.Name, recorded.ParentId);

    private static string? Text(JsonElement update, string member) =>
        update.TryGetProperty(member, out var value) ? value.GetString() : null;
}
