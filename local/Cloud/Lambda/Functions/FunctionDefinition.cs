namespace Comparison.Local.Cloud.Lambda.Functions;

/// <summary>What CreateFunction is given, except that the code is a runtime.</summary>
public sealed record FunctionDefinition(string Name, IFunctionRuntime Runtime)
{
    /// <summary>1 second to 15 minutes of real time.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>128 to 10,240.</summary>
    public int MemoryMegabytes { get; init; } = 128;

    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    public DurableConfig? Durable { get; init; }

    public FunctionSettings Settings { get; init; } = new();

    /// <summary>Null for code that is no zip: of this process, or attached.</summary>
    public CodePackage? Package { get; init; }

    /// <summary>How many invocations may be in flight; null for as many as there are.</summary>
    public int? ReservedConcurrency { get; init; }
}
