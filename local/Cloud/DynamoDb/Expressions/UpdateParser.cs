using Comparison.Local.Cloud.DynamoDb.Values;

namespace Comparison.Local.Cloud.DynamoDb.Expressions;

/// <summary>Update expressions: the sections SET, REMOVE, ADD and DELETE, each at most once, in any order.</summary>
internal sealed class UpdateParser
{
    private readonly ExpressionReader _reader;
    private readonly List<UpdateAction> _actions = [];

    private UpdateParser(ExpressionReader reader) => _reader = reader;

    public static UpdateExpression Parse(string expression, Placeholders placeholders)
    {
        var parser = new UpdateParser(new(expression, ExpressionKind.Update, placeholders));
        parser.ReadSections();
        parser._reader.CheckPaths([.. parser._actions.Select(action => action.Path)]);
        parser._reader.End();
        return new(parser._actions);
    }

    private void ReadSections()
    {
        HashSet<string> seen = [];
        while (_reader.Peek().Kind != TokenKind.End)
        {
            var token = _reader.Peek();
            var section = token.Kind == TokenKind.Word ? token.Text.ToUpperInvariant() : "";
            Func<UpdateAction> action = section switch
            {
                "SET" => ReadSet,
                "REMOVE" => () => new RemoveAction(_reader.ReadPath()),
                "ADD" => ReadAdd,
                "DELETE" => ReadDelete,
                _ => throw _reader.Unexpected(),
            };
            if (!seen.Add(section))
                _reader.Report(ExpressionFault.Section, $"The \"{section}\" section can only be used once in an update expression;");
            _reader.Read();
            do
                _actions.Add(action());
            while (_reader.Accept(","));
        }
    }

    private SetAction ReadSet()
    {
        var path = _reader.ReadPath();
        _reader.Expect("=");
        return new(path, ReadRightSide());
    }

    // A pair of parentheses may stand around the whole, and one around each operand.
    private UpdateValue ReadRightSide()
    {
        UpdateValue value;
        if (_reader.Accept("("))
        {
            value = ReadSum(ReadOperand());
            _reader.Expect(")");
        }
        else
            value = ReadValue();
        return value is Sum ? value : ReadSum(value);
    }

    private UpdateValue ReadSum(UpdateValue left)
    {
        if (_reader.Peek() is not { Kind: TokenKind.Symbol, Text: "+" or "-" })
            return left;
        var sign = _reader.Read().Text;
        return new Sum(NumberOperand(sign, left), sign == "+" ? 1 : -1, NumberOperand(sign, ReadOperand()));
    }

    private UpdateValue ReadOperand()
    {
        if (!_reader.Accept("("))
            return ReadValue();
        var inner = ReadValue();
        _reader.Expect(")");
        return inner;
    }

    private UpdateValue ReadValue()
    {
        if (!_reader.PeekSecond().Is("(") || _reader.Peek().Kind != TokenKind.Word)
            return new PlainValue(_reader.ReadValue());
        var function = _reader.Read().Text;
        _reader.Expect("(");
        List<UpdateValue> operands = [];
        do
            operands.Add(ReadOperand());
        while (_reader.Accept(","));
        _reader.Expect(")");
        if (function is not ("if_not_exists" or "list_append"))
            _reader.Report(ExpressionFault.UnknownFunction, $"Invalid function name; function: {function}");
        else if (operands.Count != 2)
            _reader.ReportCount(function, operands.Count);
        else if (function == "list_append")
            return new ListAppend(ListOperand(operands[0]), ListOperand(operands[1]));
        else if (operands[0] is PlainValue { Operand: PathOperand { Path: var path } })
            return new IfNotExists(path, operands[1]);
        else
            _reader.Report(ExpressionFault.OperandType, $"Operator or function requires a document path; operator or function: {function}");
        return operands[0];
    }

    private AddAction ReadAdd()
    {
        var path = _reader.ReadPath();
        var value = ReadGiven();
        if (value is not (NumberValue or SetValue))
            ReportOperator("ADD", value);
        return new(path, value);
    }

    private DeleteAction ReadDelete()
    {
        var path = _reader.ReadPath();
        var value = ReadGiven();
        if (value is not SetValue)
            ReportOperator("DELETE", value);
        return new(path, value as SetValue ?? new("SS", new HashSet<AttributeValue>()));
    }

    private AttributeValue ReadGiven() => _reader.Peek().Kind == TokenKind.ValuePlaceholder
        ? ((ValueOperand)_reader.ReadValue()).Value
        : throw _reader.Unexpected();

    // Of these alone AWS spells the type out.
    private void ReportOperator(string section, AttributeValue value) => _reader.Report(
        ExpressionFault.OperandType,
        $"Incorrect operand type for operator or function; operator: {section}, operand type: {value.Type switch
        {
            "S" => "STRING",
            "N" => "NUMBER",
            "B" => "BINARY",
            "BOOL" => "BOOLEAN",
            "L" => "LIST",
            "M" => "MAP",
            var type => type,
        }}");

    private UpdateValue NumberOperand(string sign, UpdateValue value)
    {
        if (value is PlainValue { Operand: ValueOperand { Value: { } given and not NumberValue } })
            _reader.ReportType(sign, given.Type);
        return value;
    }

    private UpdateValue ListOperand(UpdateValue value)
    {
        if (value is PlainValue { Operand: ValueOperand { Value: { } given and not ListValue } })
            _reader.ReportType("list_append", given.Type);
        return value;
    }
}
