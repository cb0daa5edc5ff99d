namespace Comparison.Local.Cloud.DynamoDb.Expressions;

internal enum TokenKind
{
    /// <summary>A name as it stands, or a keyword.</summary>
    Word,

    /// <summary><c>#name</c>.</summary>
    NamePlaceholder,

    /// <summary><c>:value</c>.</summary>
    ValuePlaceholder,

    /// <summary>A whole number; only places in lists are written as one.</summary>
    Number,

    /// <summary>A comparator, bracket, comma, dot, plus or minus.</summary>
    Symbol,

    End,
}

/// <param name="Position">Where the token begins in the expression.</param>
internal readonly record struct Token(TokenKind Kind, string Text, int Position)
{
    public bool Is(string symbol) => Kind == TokenKind.Symbol && Text == symbol;

    /// <summary>Keywords are recognised in any case; function names are not.</summary>
    public bool IsKeyword(string keyword) => Kind == TokenKind.Word && Text.Equals(keyword, StringComparison.OrdinalIgnoreCase);
}
