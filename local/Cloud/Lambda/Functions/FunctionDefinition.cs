namespace Comparison.Local.Cloud.Lambda.Functions;

/// <summary>What CreateFunction is given, except that the code is a runtime.</summary>
public sealed record FunctionDefinition(string Name, IFunctionRuntime Runtime)
{
    /// <summary>1 second to 15 minutes of real time.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>128 to 10,240.</summary>
    public int MemoryMegabytes { get; init; } = 128;

    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>The ARN of the queue that gets events which Lambda accepted and gives up; null for none.</summary>
    public string? DeadLetterTarget { get; init; }

    public DurableSettings? Durable { get; init; }

    public FunctionSettings Settings { get; init; } = new();

    /// <summary>Null for code that is no zip: of this process, or attached.</summary>
    public CodePackage? Package { get; init; }

    /// <summary>How many invocations may be in flight; null for as many as there are.</summary>
    public int? ReservedConcurrency { get; init; }
}

/// <summary>Which zip a function runs from.</summary>
/// <param name="Sha256">In base64, as Lambda writes it.</param>
/// <param name="Size">Of the zip, in bytes.</param>
public sealed record CodePackage(string Sha256, long Size);

/// <summary>Makes a function durable; it can be given only when the function is created.</summary>
/// <param name="ExecutionTimeout">Seconds, 1 to 31,622,400 (366 days).</param>
/// <param name="RetentionPeriodInDays">1 to 90.</param>
public sealed record DurableSettings(int ExecutionTimeout, int RetentionPeriodInDays = 14);

/// <summary>What CreateFunction is told of a function that makes no difference to how it runs here, kept to be told again.</summary>
public sealed record FunctionSettings
{
    /// <summary>The execution role's ARN; what it allows is not enforced.</summary>
    public string Role { get; init; } = "";

    /// <summary>For an executable, its assembly.</summary>
    public string Handler { get; init; } = "";

    /// <summary>The managed runtime's identifier. Every <c>dotnet</c> one is the host of this process.</summary>
    public string Runtime { get; init; } = "dotnet10";

    public string Description { get; init; } = "";

    public string Architecture { get; init; } = "x86_64";

    /// <summary>Whether X-Ray samples what no caller traces; nothing is traced here.</summary>
    public bool IsTraced { get; init; }

    /// <summary><c>JSON</c> or <c>Text</c>.</summary>
    public string LogFormat { get; init; } = "Text";

    /// <summary>Null for the group that Lambda makes up from the function's name.</summary>
    public string? LogGroup { get; init; }
}
