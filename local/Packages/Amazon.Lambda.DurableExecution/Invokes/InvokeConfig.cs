namespace Amazon.Lambda.DurableExecution;

/// <summary>Options of the invocation of another function.</summary>
public sealed class InvokeConfig
{
    /// <summary>The tenant, for a function with tenant isolation. Default null: none.</summary>
    public string? TenantId { get; set; }
}
