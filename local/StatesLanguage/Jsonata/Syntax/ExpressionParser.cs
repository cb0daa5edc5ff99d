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
    private ExpressionToken _token;
    private JsonataException? _fault;
    private int _labels;
    private int _nesting;

    private ExpressionParser(string text)
    {
        _lexer = new Lexer(text);
        _token = new ExpressionToken(ExpressionTokenKind.End, "", 0);
    }

    /// <exception cref="JsonataException">S…: the text is no expression.</exception>
    public static ExpressionNode Parse(string text)
    {
        var parser = new ExpressionParser(text);
        parser.Advance(isOperand: true);
        var node = parser.Expression(0);
        if (parser._token.Kind != ExpressionTokenKind.End)
            throw parser.Unexpected("S0201");
        if (parser._fault is { } fault)
            throw fault;
        Ancestry.RequireResolved(node);
        return node;
    }

    private ExpressionNode Expression(int power)
    {
        if (++_nesting > MaxNesting)
            throw TooDeep();
        Budget.EnsureStack();
        var token = _token;
        Advance(isOperand: token.Kind == ExpressionTokenKind.Operator && token.Text is "(" or "[" or "{" or "-" or "|");
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

    private ExpressionNode Prefix(ExpressionToken token) => token.Kind switch
    {
        ExpressionTokenKind.Number or ExpressionTokenKind.Constant => new LiteralNode(token.Value!, token.Position),
        ExpressionTokenKind.Text => new LiteralNode(token.Text, token.Position),
        ExpressionTokenKind.Name => PathBuilder.Name(token),
        ExpressionTokenKind.Variable => new VariableNode(token.Text, token.Position),
        ExpressionTokenKind.Regex => new RegexNode(new RegexFunction((Regex)token.Value!, token.Position), token.Position),
        ExpressionTokenKind.End => End(token),
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
    private ParentNode Parent(ExpressionToken token) =>
        _labels < MaxNesting ? new ParentNode(new AncestorSlot($"!{_labels++}"), token.Position) : throw TooDeep();

    private static JsonataException TooDeep() => new("U1001") { Bound = JsonataBound.Depth };

    // If something is still open, that is what is missing.
    private LiteralNode End(ExpressionToken token)
    {
        _fault ??= new JsonataException("S0207") { Position = token.Position, Token = token.Text };
        return new LiteralNode(Values.JsonNull.Instance, token.Position);
    }

    private ExpressionNode Minus(ExpressionToken token)
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

    private BlockNode Block(ExpressionToken token)
    {
        var expressions = new List<ExpressionNode>();
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

    private ArrayNode Array(ExpressionToken token)
    {
        var items = new List<ExpressionNode>();
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

    private static ExpressionNode Range(ExpressionNode first, ExpressionNode last, ExpressionToken token) =>
        Inherit(new RangeNode(first, last, token.Position), first, last);

    private ObjectNode Object(ExpressionToken token)
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

    private Grouping Pairs(ExpressionToken token)
    {
        var pairs = new List<(ExpressionNode Key, ExpressionNode Value)>();
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

    private TransformNode Transform(ExpressionToken token)
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
            throw Unexpected(_token.Kind == ExpressionTokenKind.End ? "S0203" : "S0202", symbol);
        Advance(isOperand);
    }

    private JsonataException Unexpected(string code, string? expected = null) => new(code)
    {
        Position = _token.Position,
        Token = _token.Text,
        IsTokenNumber = _token.Kind is ExpressionTokenKind.Number or ExpressionTokenKind.Constant,
        Value = expected is null ? null : ErrorTexts.Quote(expected),
    };

    private static ExpressionNode Inherit(ExpressionNode whole, params ReadOnlySpan<ExpressionNode?> parts)
    {
        foreach (var part in parts)
            Ancestry.Inherit(whole, part);
        return whole;
    }
}
