using System.Collections.Immutable;
using System.Globalization;
using Comparison.Local.Cloud.DynamoDb.Values;
using Comparison.Local.Cloud.Protocol;

namespace Comparison.Local.Cloud.DynamoDb.Expressions;

/// <summary>What all expressions have in common: a place among the tokens, document paths and placeholders.</summary>
internal sealed class ExpressionReader
{
    // Any path may hold 32 levels; an expression 4 KB and 300 operators. The nesting of conditions is bounded by the length.
    private const int MaxBytes = 4096;

    private readonly IReadOnlyList<Token> _tokens;
    private readonly string _expression;
    private int _next;

    public ExpressionReader(string expression, ExpressionKind kind, Placeholders placeholders)
    {
        if (string.IsNullOrWhiteSpace(expression))
            throw kind.Invalid("The expression can not be empty;");
        if (expression.Length > MaxBytes)
            throw kind.Invalid($"Expression size has exceeded the maximum allowed size; expression size: {expression.Length}");
        (_expression, Kind, Placeholders) = (expression, kind, placeholders);
        _tokens = Tokenizer.Tokenize(expression, kind);
    }

    public ExpressionKind Kind { get; }

    public Placeholders Placeholders { get; }

    public Token Peek() => _tokens[_next];

    public Token PeekSecond() => _tokens[Math.Min(_next + 1, _tokens.Count - 1)];

    public Token Read() => _tokens[_next++];

    public bool Accept(string symbol) => Peek().Is(symbol) && Advance();

    public bool AcceptKeyword(string keyword) => Peek().IsKeyword(keyword) && Advance();

    public void Expect(string symbol)
    {
        if (!Accept(symbol))
            throw Unexpected();
    }

    public void ExpectEnd()
    {
        if (Peek().Kind != TokenKind.End)
            throw Unexpected();
    }

    /// <summary>Whether what begins here with a parenthesis is an operand, and no condition: nothing in it compares or decides.</summary>
    public bool IsOperandInParentheses()
    {
        var depth = 0;
        for (var at = _next; ; at++)
        {
            var token = _tokens[at];
            if (token.Kind == TokenKind.End || token is { Kind: TokenKind.Symbol, Text: "=" or "<>" or "<" or "<=" or ">" or ">=" }
                || Decides(token) || (token is { Kind: TokenKind.Word, Text: not "size" } && _tokens[at + 1].Is("(")))
                return false;
            depth += token.Is("(") ? 1 : token.Is(")") ? -1 : 0;
            if (depth == 0)
                return true;
        }

        static bool Decides(Token token) =>
            token.IsKeyword("AND") || token.IsKeyword("OR") || token.IsKeyword("NOT") || token.IsKeyword("BETWEEN") || token.IsKeyword("IN");
    }

    public AwsException Unexpected() =>
        Kind.SyntaxError(_expression, Peek().Position, Peek().Kind == TokenKind.End ? 0 : Peek().Text.Length);

    public DocumentPath ReadPath()
    {
        var steps = ImmutableArray.CreateBuilder<object>();
        steps.Add(ReadName());
        while (true)
        {
            if (Accept("."))
                steps.Add(ReadName());
            else if (Accept("["))
            {
                steps.Add(ReadPlace());
                Expect("]");
            }
            else
                return new(steps.ToImmutable());
        }
    }

    public Operand ReadValue() => Peek().Kind == TokenKind.ValuePlaceholder
        ? new ValueOperand(Placeholders.Value(Read().Text, Kind))
        : new PathOperand(ReadPath());

    private string ReadName()
    {
        var token = Peek();
        if (token.Kind is not (TokenKind.Word or TokenKind.NamePlaceholder))
            throw Unexpected();
        Advance();
        if (token.Kind == TokenKind.NamePlaceholder)
            return Placeholders.Name(token.Text, Kind);
        return ReservedWords.Contains(token.Text)
            ? throw Kind.Invalid($"Attribute name is a reserved keyword; reserved keyword: {token.Text}")
            : token.Text;
    }

    private int ReadPlace() =>
        Peek().Kind == TokenKind.Number
        && int.TryParse(Peek().Text, NumberStyles.None, CultureInfo.InvariantCulture, out var place)
        && Advance()
            ? place
            : throw Unexpected();

    private bool Advance()
    {
        _next++;
        return true;
    }
}

/// <summary>Which of a request's expressions is read: its member's name, which AWS's messages begin with.</summary>
internal sealed record ExpressionKind(string Name)
{
    public static ExpressionKind Condition { get; } = new("ConditionExpression");

    public static ExpressionKind Filter { get; } = new("FilterExpression");

    public static ExpressionKind KeyCondition { get; } = new("KeyConditionExpression");

    public static ExpressionKind Projection { get; } = new("ProjectionExpression");

    public static ExpressionKind Update { get; } = new("UpdateExpression");

    public AwsException Invalid(string reason) => DynamoDbErrors.Validation($"Invalid {Name}: {reason}");

    /// <summary>AWS shows the token with its neighbours; how far "near" reaches is not documented.</summary>
    public AwsException SyntaxError(string expression, int position, int length)
    {
        var token = position < expression.Length ? expression.Substring(position, length) : "<EOF>";
        var from = Math.Max(0, position - 10);
        var near = expression[from..Math.Min(expression.Length, position + length + 10)];
        return Invalid($"Syntax error; token: \"{token}\", near: \"{near}\"");
    }

    public AwsException WrongOperand(string operation, string type) =>
        Invalid($"Incorrect operand type for operator or function; operator or function: {operation}, operand type: {type}");
}
