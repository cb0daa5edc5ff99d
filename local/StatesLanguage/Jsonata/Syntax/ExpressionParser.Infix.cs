using System.Text;
using Comparison.Local.StatesLanguage.Jsonata.Errors;
using Comparison.Local.StatesLanguage.Jsonata.Evaluation;

namespace Comparison.Local.StatesLanguage.Jsonata.Syntax;

/// <summary>This half reads what follows an expression.</summary>
internal sealed partial class ExpressionParser
{
    private const int AssignmentPower = 10;

    private static int Power(ExpressionToken token) => token.Kind != ExpressionTokenKind.Operator ? 0 : token.Text switch
    {
        "(" or "[" or "@" or "#" => 80,
        "." => 75,
        "{" => 70,
        "*" or "/" or "%" => 60,
        "+" or "-" or "&" => 50,
        "=" or "!=" or "<" or "<=" or ">" or ">=" or "^" or "in" or "~>" or "?:" or "??" => 40,
        "and" => 30,
        "or" => 25,
        "?" => 20,
        ":=" => AssignmentPower,
        _ => 0,
    };

    private ExpressionNode Infix(ExpressionToken token, ExpressionNode left)
    {
        switch (token.Text)
        {
            case "(":
                return Call(token, left);
            case "[" when _token.Is("]"):
                Advance(isOperand: false);
                return PathBuilder.KeepArray(left);
            case "[":
                var predicate = Expression(0);
                Expect("]", isOperand: false);
                return Build(left, () => PathBuilder.Filter(left, predicate, token.Position));
            case "{":
                var pairs = Pairs(token);
                return Build(left, () => PathBuilder.Group(left, pairs, token.Position));
            case "^":
                var terms = Terms();
                return Build(left, () => PathBuilder.Sort(left, terms, token.Position));
            case "@":
                var focus = VariableAfter(token);
                return Build(left, () => PathBuilder.BindFocus(left, focus, token.Position));
            case "#":
                return PathBuilder.BindIndex(left, VariableAfter(token), token.Position);
            case "?":
                return Condition(token, left);
            case ":=":
                return Assignment(token, left);
            default:
                return Binary(token, left);
        }
    }

    // What is wrong with a path is said only when all of the text could be read.
    private ExpressionNode Build(ExpressionNode left, Func<ExpressionNode> build)
    {
        if (_fault is not null)
            return left;
        try
        {
            return build();
        }
        catch (JsonataException fault)
        {
            _fault = fault;
            return left;
        }
    }

    private ExpressionNode Binary(ExpressionToken token, ExpressionNode left)
    {
        var right = Expression(token.Text is "?:" or "??" ? 0 : Power(token));
        if (token.Text == ".")
            return Build(left, () => PathBuilder.Append(left, right, token.Position));
        if (token.Text == "~>")
            return new ApplicationNode(left, right, token.Position) { KeepsArray = left.KeepsArray || right.KeepsArray };
        ExpressionNode node = token.Text switch
        {
            "and" or "or" => new LogicNode(token.Text == "and", left, right, token.Position),
            "=" or "!=" => new EqualityNode(token.Text, left, right, token.Position),
            "<" or "<=" or ">" or ">=" => new ComparisonNode(token.Text, left, right, token.Position),
            "&" => new ConcatenationNode(left, right, token.Position),
            "in" => new MembershipNode(left, right, token.Position),
            "?:" or "??" => new DefaultNode(token.Text == "?:", left, right, token.Position),
            _ => new ArithmeticNode(token.Text, left, right, token.Position),
        };
        return Inherit(node, left, right);
    }

    private ExpressionNode Condition(ExpressionToken token, ExpressionNode condition)
    {
        var then = Expression(0);
        ExpressionNode? otherwise = null;
        if (_token.Is(":"))
        {
            Advance(isOperand: true);
            otherwise = Expression(0);
        }
        return Inherit(new ConditionNode(condition, then, otherwise, token.Position), condition, then, otherwise);
    }

    private ExpressionNode Assignment(ExpressionToken token, ExpressionNode left)
    {
        if (left is not VariableNode { Predicates: null, Group: null } variable)
            throw new JsonataException("S0212") { Position = left.Position, Token = NameOf(left) };
        var value = Expression(AssignmentPower - 1);
        return Inherit(new AssignmentNode(variable.Name, value, token.Position), value);
    }

    private string VariableAfter(ExpressionToken token) => Expression(Power(token)) is VariableNode { Predicates: null } variable
        ? variable.Name
        : throw new JsonataException("S0214") { Position = token.Position, Token = token.Text };

    private List<SortTerm> Terms()
    {
        Expect("(", isOperand: true);
        var terms = new List<SortTerm>();
        do
        {
            var isDescending = Take(">");
            if (!isDescending)
                Take("<");
            terms.Add(new SortTerm(Expression(0), isDescending));
        }
        while (Take(","));
        Expect(")", isOperand: false);
        return terms;
    }

    private ExpressionNode Call(ExpressionToken token, ExpressionNode left)
    {
        var arguments = new List<ExpressionNode?>();
        if (!_token.Is(")"))
            do
                arguments.Add(Argument());
            while (Take(","));
        Expect(")", isOperand: false);
        if (left is PathNode { IsName: true, Steps: [NameNode { Name: "function" or "λ" }] })
            return Lambda(token, arguments);
        var all = arguments.ToArray();
        ExpressionNode call = arguments.Contains(null)
            ? new PartialCallNode(left, all, token.Position)
            : new CallNode(left, all!, token.Position);
        return Inherit(call, all);
    }

    // Null for a place that is left open.
    private ExpressionNode? Argument()
    {
        if (!_token.Is("?"))
            return Expression(0);
        Advance(isOperand: false);
        return null;
    }

    private LambdaNode Lambda(ExpressionToken token, List<ExpressionNode?> arguments)
    {
        var parameters = new List<string>();
        foreach (var (index, argument) in arguments.Index())
            parameters.Add(argument is VariableNode { Predicates: null } variable
                ? variable.Name
                : throw new JsonataException("S0208")
                {
                    Position = argument?.Position ?? token.Position,
                    Token = NameOf(argument),
                    Value = $"{index + 1}",
                });
        var signature = _token.Is("<") ? SignatureReader.Read(SignatureText()) : null;
        Expect("{", isOperand: true);
        var body = Expression(0);
        Expect("}", isOperand: false);
        MarkTail(body);
        return new LambdaNode(parameters, signature, body, token.Position);
    }

    private string SignatureText()
    {
        var text = new StringBuilder("<");
        for (var depth = 1; depth > 0 && !_token.Is("{") && _token.Kind != ExpressionTokenKind.End;)
        {
            Advance(isOperand: false);
            depth += _token.Is("<") ? 1 : _token.Is(">") ? -1 : 0;
            text.Append(_token.Text);
        }
        Expect(">", isOperand: false);
        return text.ToString();
    }

    private static void MarkTail(ExpressionNode node)
    {
        // What is still done with the result makes a call no longer the last thing.
        if (node.Predicates is not null || node.Group is not null || node.KeepsArray)
            return;
        switch (node)
        {
            case CallNode call:
                call.IsTail = true;
                break;
            case ConditionNode condition:
                MarkTail(condition.Then);
                if (condition.Otherwise is { } otherwise)
                    MarkTail(otherwise);
                break;
            case DefaultNode alternative:
                MarkTail(alternative.Otherwise);
                break;
            case BlockNode { Expressions: [.., var last] }:
                MarkTail(last);
                break;
            default:
                break;
        }
    }

    private static string? NameOf(ExpressionNode? node) => node switch
    {
        null => "?",
        PathNode { Steps: [NameNode name, ..] } => name.Name,
        LiteralNode literal => literal.Value as string ?? Values.ValueText.Json(literal.Value),
        VariableNode variable => variable.Name,
        _ => null,
    };
}
