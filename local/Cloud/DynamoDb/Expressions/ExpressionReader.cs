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
    private readonly Dictionary<ExpressionFault, string> _faults = [];
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

    /// <summary>Notes what is wrong with an expression that may be wrong in other ways, too: which of them is told, its end decides.</summary>
    public void Report(ExpressionFault fault, string reason) => _faults.TryAdd(Kind.StageOf(fault), reason);

    /// <summary>To be called where the expression is to end.</summary>
    /// <exception cref="AwsException">It goes on: a syntax error, which is told before all else. Or something else was wrong with it.</exception>
    public void End()
    {
        if (Peek().Kind != TokenKind.End)
            throw Unexpected();
        if (_faults.Count > 0)
            throw Kind.Invalid(_faults.MinBy(fault => fault.Key).Value);
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

    public Operand ReadValue()
    {
        if (Peek().Kind != TokenKind.ValuePlaceholder)
            return new PathOperand(ReadPath());
        var placeholder = Read().Text;
        if (Placeholders.Value(placeholder) is { } value)
            return new ValueOperand(value);
        Report(ExpressionFault.UndefinedValue, $"An expression attribute value used in expression is not defined; attribute value: {placeholder}");
        return new ValueOperand(new NullValue());
    }

    /// <summary>The operand of a function or an operator is of a type that it does not take.</summary>
    public void ReportType(string operation, string type) => Report(
        ExpressionFault.OperandType, $"Incorrect operand type for operator or function; operator or function: {operation}, operand type: {type}");

    public void ReportCount(string function, int operands) => Report(
        ExpressionFault.OperandType,
        $"Incorrect number of operands for operator or function; operator or function: {function}, number of operands: {operands}");

    /// <summary>Two paths that cannot both be meant: one is in the other, or goes through a map where the other goes through a list.</summary>
    public void CheckPaths(IReadOnlyList<DocumentPath> paths)
    {
        for (var later = 1; later < paths.Count; later++)
            foreach (var earlier in paths.Take(later))
                if (earlier.Overlaps(paths[later]))
                    Clash(ExpressionFault.Overlap, "overlap", earlier, paths[later]);
                else if (earlier.Conflicts(paths[later]))
                    Clash(ExpressionFault.Conflict, "conflict", earlier, paths[later]);

        void Clash(ExpressionFault fault, string how, DocumentPath one, DocumentPath two) => Report(
            fault, $"Two document paths {how} with each other; must remove or rewrite one of these paths; path one: {one}, path two: {two}");
    }

    private string ReadName()
    {
        var token = Peek();
        if (token.Kind is not (TokenKind.Word or TokenKind.NamePlaceholder))
            throw Unexpected();
        Advance();
        if (token.Kind == TokenKind.NamePlaceholder)
        {
            if (Placeholders.Name(token.Text) is { } name)
                return name;
            Report(ExpressionFault.UndefinedName, $"An expression attribute name used in the document path is not defined; attribute name: {token.Text}");
        }
        else if (ReservedWords.Contains(token.Text))
            Report(ExpressionFault.ReservedWord, $"Attribute name is a reserved keyword; reserved keyword: {token.Text}");
        return token.Text;
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

    /// <summary>Conditions are told one by one, each with the first that is wrong in it; updates and projections by what it is.</summary>
    public ExpressionFault StageOf(ExpressionFault fault) => (this == Update || this == Projection, fault) switch
    {
        (true, ExpressionFault.ReservedWord) => ExpressionFault.Parentheses,
        (false, > ExpressionFault.ReservedWord) => ExpressionFault.OperandType,
        _ => fault,
    };
}

/// <summary>What may be wrong with an expression whose syntax is right, in the order in which AWS tells it.</summary>
internal enum ExpressionFault
{
    Parentheses,
    UnknownFunction,
    MisusedFunction,
    ReservedWord,
    Section,
    UndefinedName,
    UndefinedValue,
    Overlap,
    Conflict,
    OperandType,
}
