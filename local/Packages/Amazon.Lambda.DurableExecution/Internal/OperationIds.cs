using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Amazon.Lambda.DurableExecution.Internal;

/// <summary>Counts the operations of one context. A replay finds them by the count, so their ids are derived from nothing else.</summary>
/// <param name="scope">Id of the context, null at the root.</param>
/// <param name="parentId">What the operations name as their parent; another than <paramref name="scope"/> in a flat context.</param>
internal sealed class OperationIds(string? scope, string? parentId)
{
    private int _count;

    public string? ParentId => parentId;

    /// <summary>The SHA-256, in hex, of <c>1</c>, <c>2</c>, … at the root and of <c>SCOPE-1</c>, … in a context.</summary>
    public string Next()
    {
        var number = Interlocked.Increment(ref _count).ToString(CultureInfo.InvariantCulture);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(scope is null ? number : $"{scope}-{number}")));
    }
}
