using System.Text.RegularExpressions;
using Comparison.Local.StatesLanguage.Jsonata.Bounds;
using Comparison.Local.StatesLanguage.Jsonata.Errors;
using Comparison.Local.StatesLanguage.Jsonata.Evaluation;

namespace Comparison.Local.StatesLanguage.Jsonata.Syntax;

/// <summary>Reads an expression by the binding powers of its operators (Pratt). This half reads what an expression begins with.</summary>
internal sealed partial class ExpressionParser
{
    private const int UnaryPower = 70;

    // No evaluation goes as deep as this.
    private const int MaxNesting = 1000;

    private readonly Lexer _lexer;
    private Token _token;
    private JsonataException? _fault;
    private int _labels;
    private int _nesting;

    private ExpressionParser(string text)
    {
        _lexer = new Lexer(text);
        _token = new Token(TokenKind.End, "", 0);
    }

    /// <exception cref="JsonataException">S…: the text is no expression.</exception>
    public static Node Parse(string text)
    {
        var parser = new ExpressionParser(text);
        parser.Advance(isOperand: true);
        var node = parser.Expression(0);
        if (parser._token.Kind != TokenKind.End)
            throw parser.Unexpected("S0201");
        if (parser._fault is { } fault)
            throw fault;
        Ancestry.RequireResolved(node);
        return node;
    }

    private Node Expression(int power)
    {
        if (++_nesting > MaxNesting)
            throw TooDeep();
        Budget.EnsureStack();
        var token = _token;
        Advance(isOperand: token.Kind == TokenKind.Operator && token.Text is "(" or "[" or "{" or "-" or "|");
        var left = Prefix(token);
        while (power < Power(_token))
        {
            token = _token;
            Advance(isOperand: true);
            left = Infix(token, left);
        }
        (left as PathNode)?.Complete();
        _nesting--;
        return left;
    }

    private Node Prefix(Token token) => token.Kind switch
    {
        TokenKind.Number or TokenKind.Constant => new LiteralNode(token.Value!, token.Position),
        TokenKind.Text => new LiteralNode(token.Text, token.Position),
        TokenKind.Name => PathBuilder.Name(token),
        TokenKind.Variable => new VariableNode(token.Text, token.Position),
        TokenKind.Regex => new RegexNode(new RegexFunction((Regex)token.Value!, token.Position), token.Position),
        TokenKind.End => End(token),
        _ => token.Text switch
        {
            "and" or "or" or "in" => PathBuilder.Name(token),
            "*" => new WildcardNode(token.Position),
            "**" => new DescendantsNode(token.Position),
            "%" => Parent(token),
            "-" => Minus(token),
            "(" => Block(token),
            "[" => Array(token),
            "{" => Object(token),
            "|" => Transform(token),
            _ => throw new JsonataException("S0211") { Position = token.Position, Token = token.Text },
        },
    };

    // Each looks for its step, so that many of them in one expression would take long.
    private ParentNode Parent(Token token) =>
        _labels < MaxNesting ? new ParentNode(new AncestorSlot($"!{_labels++}"), token.Position) : throw TooDeep();

    private static JsonataException TooDeep() => new("U1001") { Bound = JsonataBound.Depth };

    // If something is still open, that is what is missing.
    private LiteralNode End(Token token)
    {
        _fault ??= new JsonataException("S0207") { Position = token.Position, Token = token.Text };
        return new LiteralNode(Values.JsonNull.Instance, token.Position);
    }

    private Node Minus(Token token)
    {
        var operand = Expression(UnaryPower);
        if (operand is LiteralNode { Value: double number })
        {
            var literal = new LiteralNode(Values.JsonValues.Box(-number), token.Position);
            literal.TakeOver(operand);
            return literal;
        }
        var negated = new MinusNode(operand, token.Position);
        Ancestry.Inherit(negated, operand);
        return negated;
    }

    private BlockNode Block(Token token)
    {
        var expressions = new List<Node>();
        while (!_token.Is(")"))
        {
            expressions.Add(Expression(0));
            if (!Take(";"))
                break;
        }
        Expect(")", isOperand: false);
        var block = new BlockNode(expressions, token.Position);
        foreach (var expression in expressions)
        {
            Ancestry.Inherit(block, expression);
            if (expression.Step.IsConstructor || (expression is PathNode path && path.Steps[0].Step.IsConstructor))
                block.OwnStep().IsConstructor = true;
        }
        return block;
    }

    private ArrayNode Array(Token token)
    {
        var items = new List<Node>();
        if (!_token.Is("]"))
            do
            {
                var item = Expression(0);
                var range = _token;
                items.Add(Take("..") ? Range(item, Expression(0), range) : item);
            }
            while (Take(","));
        Expect("]", isOperand: false);
        var array = new ArrayNode(items, token.Position);
        foreach (var item in items)
            Ancestry.Inherit(array, item);
        return array;
    }

    private static Node Range(Node first, Node last, Token token) =>
        Inherit(new RangeNode(first, last, token.Position), first, last);

    private ObjectNode Object(Token token)
    {
        var pairs = Pairs(token);
        var node = new ObjectNode(pairs, token.Position);
        foreach (var (key, value) in pairs.Pairs)
        {
            Ancestry.Inherit(node, key);
            Ancestry.Inherit(node, value);
        }
        return node;
    }

    private Grouping Pairs(Token token)
    {
        var pairs = new List<(Node Key, Node Value)>();
        if (!_token.Is("}"))
            do
            {
                var key = Expression(0);
                Expect(":", isOperand: true);
                pairs.Add((key, Expression(0)));
            }
            while (Take(","));
        Expect("}", isOperand: false);
        return new Grouping(pairs, token.Position);
    }

    private TransformNode Transform(Token token)
    {
        var pattern = Expression(0);
        Expect("|", isOperand: true);
        var update = Expression(0);
        var delete = Take(",") ? Expression(0) : null;
        Expect("|", isOperand: false);
        return new TransformNode(pattern, update, delete, token.Position);
    }

    private void Advance(bool isOperand)
    {
        _token = _lexer.Read(isOperand);
        if (_token.Is("!") || _token.Is("~"))
            throw Unexpected("S0204");
    }

    private bool Take(string symbol)
    {
        if (!_token.Is(symbol))
            return false;
        Advance(isOperand: true);
        return true;
    }

    private void Expect(string symbol, bool isOperand)
    {
        if (!_token.Is(symbol))
            throw Unexpected(_token.Kind == TokenKind.End ? "S0203" : "S0202", symbol);
        Advance(isOperand);
    }

    private JsonataException Unexpected(string code, string? expected = null) => new(code)
    {
        Position = _token.Position,
        Token = _token.Text,
        IsTokenNumber = _token.Kind is TokenKind.Number or TokenKind.Constant,
        Value = expected is null ? null : ErrorTexts.Quote(expected),
    };

    private static Node Inherit(Node whole, params ReadOnlySpan<Node?> parts)
    {
        foreach (var part in parts)
            Ancestry.Inherit(whole, part);
        return whole;
    }
}
