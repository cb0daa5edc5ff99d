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
        parser.CheckPaths();
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
                throw _reader.Kind.Invalid($"The \"{section}\" section can only be used once in an update expression;");
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
        var value = ReadValue();
        if (_reader.Peek() is { Kind: TokenKind.Symbol, Text: "+" or "-" })
        {
            var sign = _reader.Read().Text;
            value = new Sum(NumberOperand(sign, value), sign == "+" ? 1 : -1, NumberOperand(sign, ReadValue()));
        }
        return new(path, value);
    }

    private UpdateValue ReadValue()
    {
        if (_reader.Accept("("))
        {
            var inner = ReadValue();
            _reader.Expect(")");
            return inner;
        }
        if (!_reader.PeekSecond().Is("(") || _reader.Peek().Kind != TokenKind.Word)
            return new PlainValue(_reader.ReadValue());
        var function = _reader.Read().Text;
        _reader.Expect("(");
        UpdateValue value = function switch
        {
            "if_not_exists" => new IfNotExists(_reader.ReadPath(), ReadNext()),
            "list_append" => new ListAppend(ListOperand(ReadValue()), ListOperand(ReadNext())),
            _ => throw _reader.Kind.Invalid($"Invalid function name; function: {function}"),
        };
        _reader.Expect(")");
        return value;
    }

    private UpdateValue ReadNext()
    {
        _reader.Expect(",");
        return ReadValue();
    }

    private AddAction ReadAdd()
    {
        var path = _reader.ReadPath();
        var value = ReadGiven();
        return value is NumberValue or SetValue ? new(path, value) : throw _reader.Kind.WrongOperand("ADD", value.Type);
    }

    private DeleteAction ReadDelete()
    {
        var path = _reader.ReadPath();
        var value = ReadGiven();
        return value is SetValue set ? new(path, set) : throw _reader.Kind.WrongOperand("DELETE", value.Type);
    }

    private AttributeValue ReadGiven() => _reader.Peek().Kind == TokenKind.ValuePlaceholder
        ? ((ValueOperand)_reader.ReadValue()).Value
        : throw _reader.Unexpected();

    private UpdateValue NumberOperand(string sign, UpdateValue value) =>
        value is PlainValue { Operand: ValueOperand { Value: { } given and not NumberValue } }
            ? throw _reader.Kind.WrongOperand(sign, given.Type)
            : value;

    private UpdateValue ListOperand(UpdateValue value) =>
        value is PlainValue { Operand: ValueOperand { Value: { } given and not ListValue } }
            ? throw _reader.Kind.WrongOperand("list_append", given.Type)
            : value;

    private void CheckPaths()
    {
        for (var later = 1; later < _actions.Count; later++)
            for (var earlier = 0; earlier < later; earlier++)
            {
                var (one, two) = (_actions[earlier].Path, _actions[later].Path);
                if (one.Overlaps(two))
                    throw Refuse("overlap", one, two);
                if (one.Conflicts(two))
                    throw Refuse("conflict", one, two);
            }
    }

    private Protocol.AwsException Refuse(string how, DocumentPath one, DocumentPath two) => _reader.Kind.Invalid(
        $"Two document paths {how} with each other; must remove or rewrite one of these paths; path one: {one}, path two: {two}");
}
