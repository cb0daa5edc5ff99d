namespace Comparison.Local.Cloud.DynamoDb.Expressions;

/// <summary>Cuts an expression into tokens.</summary>
internal static class Tokenizer
{
    private static readonly string[] Symbols = ["<>", "<=", ">=", "=", "<", ">", "(", ")", "[", "]", ",", ".", "+", "-"];

    /// <returns>The tokens, the last of which is <see cref="TokenKind.End"/>.</returns>
    /// <exception cref="Protocol.AwsException">A character that no token begins with.</exception>
    public static IReadOnlyList<Token> Tokenize(string expression, ExpressionKind kind)
    {
        List<Token> tokens = [];
        var position = 0;
        while (true)
        {
            while (position < expression.Length && char.IsWhiteSpace(expression[position]))
                position++;
            if (position == expression.Length)
                break;
            var token = Next(expression, position) ?? throw kind.SyntaxError(expression, position, 1);
            tokens.Add(token);
            position += token.Text.Length;
        }
        tokens.Add(new(TokenKind.End, "<EOF>", expression.Length));
        return tokens;
    }

    private static Token? Next(string expression, int start)
    {
        var first = expression[start];
        if (first is '#' or ':')
        {
            var text = Run(expression, start + 1, IsNameCharacter);
            var kind = first == '#' ? TokenKind.NamePlaceholder : TokenKind.ValuePlaceholder;
            return text.Length == 0 ? null : new(kind, first + text, start);
        }
        if (char.IsAsciiLetter(first) || first == '_')
            return new(TokenKind.Word, Run(expression, start, IsNameCharacter), start);
        if (char.IsAsciiDigit(first))
            return new(TokenKind.Number, Run(expression, start, char.IsAsciiDigit), start);
        return Symbols.FirstOrDefault(symbol => string.CompareOrdinal(expression, start, symbol, 0, symbol.Length) == 0) is { } found
            ? new(TokenKind.Symbol, found, start)
            : null;
    }

    private static string Run(string expression, int start, Func<char, bool> belongs)
    {
        var end = start;
        while (end < expression.Length && belongs(expression[end]))
            end++;
        return expression[start..end];
    }

    private static bool IsNameCharacter(char character) => char.IsAsciiLetterOrDigit(character) || character == '_';
}
