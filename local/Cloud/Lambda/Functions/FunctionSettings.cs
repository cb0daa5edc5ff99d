namespace Comparison.Local.Cloud.Lambda.Functions;

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
