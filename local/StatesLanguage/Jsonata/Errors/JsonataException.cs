namespace Comparison.Local.StatesLanguage.Jsonata.Errors;

/// <summary>An expression that cannot be read, or that fails when it is evaluated.</summary>
/// <remarks>The codes and the texts are JSONata's: S… for syntax, T… for types, D… for data, U… for bounds.</remarks>
/// <param name="code">Such as <c>S0202</c>.</param>
public sealed class JsonataException(string code) : Exception
{
    public string Code { get; } = code;

    /// <summary>Where in the expression: the number of characters up to the end of the token; null when it is not known.</summary>
    public int? Position { get; internal set; }

    /// <summary>The token or function that the error is about.</summary>
    public string? Token { get; internal set; }

    /// <summary>The bound that was passed, if that is what stopped the evaluation.</summary>
    public JsonataBound Bound { get; internal init; }

    /// <summary>Without the code.</summary>
    public override string Message => ErrorTexts.Render(this);

    /// <summary>The value that the error is about, as JSON.</summary>
    internal string? Value { get; init; }

    internal string? SecondValue { get; init; }

    /// <summary>Of the argument that does not match a signature, from 1.</summary>
    internal int Index { get; init; }

    /// <summary>The type that the items of the argument should have.</summary>
    internal string? Type { get; init; }

    /// <summary>The words that the expression itself gave, to <c>$error</c> or <c>$assert</c>.</summary>
    internal string? Words { get; init; }

    internal bool IsTokenNumber { get; init; }

    /// <summary>Says where the error is, unless that is said already.</summary>
    internal void Locate(int position, string? token)
    {
        Position ??= position;
        Token ??= token;
    }
}

/// <summary>What keeps an evaluation from going on.</summary>
public enum JsonataBound
{
    None,

    /// <summary>More work than an expression may cause.</summary>
    Work,

    /// <summary>Expressions or calls within one another.</summary>
    Depth,

    /// <summary>A value that is too large.</summary>
    Memory,
}
