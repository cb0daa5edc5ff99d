using Amazon.Lambda.Core;

namespace Amazon.Lambda.DurableExecution;

/// <summary>Options of the invocation of another function.</summary>
public sealed class InvokeConfig
{
    /// <summary>The tenant, for a function with tenant isolation. Default null: none.</summary>
    public string? TenantId { get; set; }

    /// <summary>Of payload and result; the invoked function has its own, which must agree. Default null: the function's own.</summary>
    public ILambdaSerializer? Serializer { get; set; }
}
