using Comparison.Local.DurableExecutions.Operations;

namespace Comparison.Scenarios.Audits;

/// <summary>Operations in words.</summary>
internal static class OperationText
{
    private const int ShownDigits = 8;

    public static string Of(DurableOperation operation) =>
        Of(operation.Type, operation.SubType, operation.Name, operation.Id, operation.ParentId);

    public static string Of(AskedOperation operation) =>
        Of(operation.Type, operation.SubType, operation.Name, operation.Id, operation.ParentId);

    /// <summary>Ids are hashes; their beginnings tell those of one execution apart.</summary>
    public static string Short(string id) => id.Length > ShownDigits ? id[..ShownDigits] : id;

    private static string Of(DurableOperationType type, string? subType, string? name, string id, string? parent)
    {
        var kind = subType is null || subType == type.ToString() ? $"{type}" : $"{type}/{subType}";
        var place = parent is null ? Short(id) : $"{Short(id)} in {Short(parent)}";
        return name is null ? $"{kind} ({place})" : $"{kind} '{name}' ({place})";
    }
}
