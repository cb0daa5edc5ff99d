using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Amazon.Lambda.DurableExecution.Internal;

/// <summary>Where an operation stands in the workflow.</summary>
internal sealed record OperationPlace(string Id, string? ParentId, string? Name)
{
    /// <summary>The n-th child of this operation, from 1: a branch or an item, whatever runs or ends first.</summary>
    public OperationPlace Child(int number, string? name) => new(OperationIdGenerator.IdOf(Id, number), Id, name);

    /// <summary>For messages.</summary>
    public override string ToString() => Name ?? Id;
}

/// <summary>Counts the operations of one context. A replay finds them by the count, so their ids are derived from nothing else.</summary>
/// <param name="scope">Id of the context, null at the root.</param>
/// <param name="parentId">What the operations name as their parent; another than <paramref name="scope"/> in a flat context.</param>
internal sealed class OperationIdGenerator(string? scope, string? parentId)
{
    private int _count;

    public OperationPlace Next(string? name) => new(IdOf(scope, Interlocked.Increment(ref _count)), parentId, name);

    /// <summary>The SHA-256, in hex, of <c>1</c>, <c>2</c>, … at the root and of <c>SCOPE-1</c>, … in a context.</summary>
    public static string IdOf(string? scope, int number)
    {
        var path = (scope is null ? "" : $"{scope}-") + number.ToString(CultureInfo.InvariantCulture);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(path)));
    }
}
