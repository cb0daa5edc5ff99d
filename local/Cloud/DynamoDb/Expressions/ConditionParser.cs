using System.Collections.Frozen;
using Comparison.Local.Cloud.DynamoDb.Values;

namespace Comparison.Local.Cloud.DynamoDb.Expressions;

/// <summary>Condition and filter expressions: OR binds weakest, then AND, then NOT.</summary>
internal sealed class ConditionParser
{
    private const int DeepestNesting = 100;

    // "Constraints in Amazon DynamoDB" of the developer guide; AWS's words for more are not known.
    private const int MaxOperators = 300;
    private const int MaxChoices = 100;

    private static readonly FrozenDictionary<string, int> Functions = new Dictionary<string, int>
    {
        ["attribute_exists"] = 1,
        ["attribute_not_exists"] = 1,
        ["attribute_type"] = 2,
        ["begins_with"] = 2,
        ["contains"] = 2,
    }.ToFrozenDictionary();

    private static readonly FrozenSet<string> Types = FrozenSet.Create("S", "N", "B", "BOOL", "NULL", "L", "M", "SS", "NS", "BS");

    private readonly ExpressionReader _reader;
    private int _depth;
    private int _operators;
    private Condition? _inParentheses;

    private ConditionParser(ExpressionReader reader) => _reader = reader;

    public static Condition Parse(string expression, ExpressionKind kind, Placeholders placeholders)
    {
        var parser = new ConditionParser(new(expression, kind, placeholders));
        var condition = parser.ReadEither();
        parser._reader.End();
        return condition;
    }

    private Condition ReadEither()
    {
        var left = ReadBoth();
        while (_reader.AcceptKeyword("OR") && Count())
            left = new Either(left, ReadBoth());
        return left;
    }

    private Condition ReadBoth()
    {
        var left = ReadNot();
        while (_reader.AcceptKeyword("AND") && Count())
            left = new Both(left, ReadNot());
        return left;
    }

    private Condition ReadNot()
    {
        if (++_depth > DeepestNesting)
            throw _reader.Kind.Invalid("The expression is nested too deeply");
        var condition = _reader.AcceptKeyword("NOT") && Count() ? new Not(ReadNot()) : ReadPrimary();
        _depth--;
        return condition;
    }

    private Condition ReadPrimary()
    {
        if (_reader.Peek().Is("(") && !_reader.IsOperandInParentheses())
        {
            _reader.Read();
            var inner = ReadEither();
            _reader.Expect(")");
            if (ReferenceEquals(inner, _inParentheses))
                ReportRedundant();
            _inParentheses = inner;
            return inner;
        }
        if (_reader.PeekSecond().Is("(") && _reader.Peek() is { Kind: TokenKind.Word, Text: not "size" } function)
            return ReadFunction(function.Text);
        return ReadComparison();
    }

    private Predicate ReadFunction(string name)
    {
        _reader.Read();
        Count();
        var operands = ReadList();
        if (!Functions.TryGetValue(name, out var arity))
            _reader.Report(ExpressionFault.UnknownFunction, $"Invalid function name; function: {name}");
        else if (operands.Count != arity)
            _reader.ReportCount(name, operands.Count);
        else
        {
            CheckDistinct(name, operands);
            Check(name, operands);
        }
        return new(name, operands);
    }

    private Predicate ReadComparison()
    {
        var left = ReadOperand();
        Count();
        if (_reader.AcceptKeyword("BETWEEN"))
        {
            var low = ReadOperand();
            if (!_reader.AcceptKeyword("AND"))
                throw _reader.Unexpected();
            return Between(left, low, ReadOperand());
        }
        if (_reader.AcceptKeyword("IN"))
            return new("IN", [left, .. ReadChoices()]);
        if (_reader.Peek() is not { Kind: TokenKind.Symbol, Text: "=" or "<>" or "<" or "<=" or ">" or ">=" })
            return left is SizeOperand ? Misused("size", [left]) : throw _reader.Unexpected();
        var comparator = _reader.Read().Text;
        List<Operand> operands = [left, ReadOperand()];
        CheckDistinct(comparator, operands);
        if (comparator is not ("=" or "<>"))
            CheckOrdered(comparator, operands);
        return new(comparator, operands);
    }

    private Predicate Between(Operand value, Operand low, Operand high)
    {
        CheckOrdered("BETWEEN", [value, low, high]);
        if (low is ValueOperand lower && high is ValueOperand upper && lower.Value.Type != upper.Value.Type)
            _reader.Report(
                ExpressionFault.OperandType,
                "The BETWEEN operator requires same data type for lower and upper bounds; "
                + $"lower bound operand: AttributeValue: {Show(lower)}, upper bound operand: AttributeValue: {Show(upper)}");
        else if (low is ValueOperand from && high is ValueOperand to && from.Value.CompareWith(to.Value) is > 0)
            _reader.Report(
                ExpressionFault.OperandType,
                "The BETWEEN operator requires upper bound to be greater than or equal to lower bound; "
                + $"lower bound operand: AttributeValue: {Show(from)}, upper bound operand: AttributeValue: {Show(to)}");
        return new("BETWEEN", [value, low, high]);

        static string Show(ValueOperand operand)
        {
            var (type, value) = AttributeJson.Write(operand.Value).GetAt(0);
            return $"{{{type}:{value}}}";
        }
    }

    private List<Operand> ReadChoices()
    {
        var choices = ReadList();
        if (choices.Count > MaxChoices)
            _reader.Report(ExpressionFault.OperandType, $"The IN operator takes {MaxChoices} operands at the most;");
        return choices;
    }

    private List<Operand> ReadList()
    {
        _reader.Expect("(");
        List<Operand> operands = [];
        do
            operands.Add(ReadOperand());
        while (_reader.Accept(","));
        _reader.Expect(")");
        return operands;
    }

    private Operand ReadOperand()
    {
        if (_reader.Peek().Is("("))
        {
            _reader.Read();
            if (_reader.Peek().Is("("))
                ReportRedundant();
            var inParentheses = ReadOperand();
            _reader.Expect(")");
            return inParentheses;
        }
        return _reader.Peek().Kind == TokenKind.Word && _reader.PeekSecond().Is("(") ? ReadFunctionOperand() : _reader.ReadValue();
    }

    // Only size stands for a value.
    private SizeOperand ReadFunctionOperand()
    {
        var name = _reader.Read().Text;
        var operands = ReadList();
        if (Functions.ContainsKey(name))
            Misused(name, operands);
        else if (name != "size")
            _reader.Report(ExpressionFault.UnknownFunction, $"Invalid function name; function: {name}");
        else if (operands.Count != 1)
            _reader.ReportCount(name, operands.Count);
        else if (operands[0] is ValueOperand { Value: { Length: null } value })
            _reader.ReportType(name, value.Type);
        else if (operands[0] is SizeOperand)
            Misused(name, operands);
        return new SizeOperand(operands[0]);
    }

    private bool Count() => ++_operators <= MaxOperators
        ? true
        : throw _reader.Kind.Invalid($"The expression has more than {MaxOperators} operators;");

    private void ReportRedundant() => _reader.Report(ExpressionFault.Parentheses, "The expression has redundant parentheses;");

    private Predicate Misused(string function, List<Operand> operands)
    {
        _reader.Report(ExpressionFault.MisusedFunction, $"The function is not allowed to be used this way in an expression; function: {function}");
        return new(function, operands);
    }

    private void CheckDistinct(string name, List<Operand> operands)
    {
        if (operands is [PathOperand first, PathOperand second] && first.Path.Equals(second.Path))
            _reader.Report(
                ExpressionFault.OperandType,
                "The first operand must be distinct from the remaining operands for this operator or function; "
                + $"operator: {name}, first operand: {first.Path}");
    }

    private void Check(string function, List<Operand> operands)
    {
        if (function.StartsWith("attribute_", StringComparison.Ordinal) && operands[0] is not PathOperand)
            _reader.Report(ExpressionFault.OperandType, $"Operator or function requires a document path; operator or function: {function}");
        if (function == "attribute_type")
            CheckType(operands[1]);
        if (function == "begins_with" && FirstGiven(operands, value => value.Type is not ("S" or "B")) is { } wrong)
            _reader.ReportType(function, wrong.Type);
    }

    private void CheckType(Operand operand)
    {
        if (operand is not ValueOperand { Value: var given } || given is not StringValue { Value: var name })
            _reader.ReportType("attribute_type", operand is ValueOperand value ? value.Value.Type : "PATH");
        else if (!Types.Contains(name))
            _reader.Report(ExpressionFault.OperandType, $"Invalid attribute type name found; type: {name}, valid types: {{B,NULL,SS,BOOL,L,BS,N,NS,S,M}}");
    }

    private void CheckOrdered(string comparator, IEnumerable<Operand> operands)
    {
        if (FirstGiven(operands, value => value.Type is not ("S" or "N" or "B")) is { } wrong)
            _reader.ReportType(comparator, wrong.Type);
    }

    private static AttributeValue? FirstGiven(IEnumerable<Operand> operands, Func<AttributeValue, bool> condition) =>
        operands.OfType<ValueOperand>().Select(operand => operand.Value).FirstOrDefault(condition);
}
