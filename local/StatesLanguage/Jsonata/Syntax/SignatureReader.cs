using Comparison.Local.StatesLanguage.Jsonata.Errors;
using Comparison.Local.StatesLanguage.Jsonata.Evaluation;

namespace Comparison.Local.StatesLanguage.Jsonata.Syntax;

/// <summary>Reads signatures such as <c>&lt;s-nn?:s&gt;</c>. What stands behind the colon is for readers only.</summary>
internal static class SignatureReader
{
    private const ArgumentTypes Plain =
        ArgumentTypes.Text | ArgumentTypes.Number | ArgumentTypes.Boolean | ArgumentTypes.Null | ArgumentTypes.Object;

    public static FunctionSignature Read(string text)
    {
        var parameters = new List<Parameter>();
        for (var at = 1; at < text.Length && text[at] is not (':' or '>'); at++)
            at = Read(text, at, parameters);
        return new FunctionSignature(parameters);
    }

    // The position of the last character that was read.
    private static int Read(string text, int at, List<Parameter> parameters)
    {
        var symbol = text[at];
        switch (symbol)
        {
            case 'a':
                parameters.Add(new Parameter(ArgumentTypes.Any) { IsArray = true });
                return at;
            case 'f':
                parameters.Add(new Parameter(ArgumentTypes.Function));
                return at;
            case 'j':
                parameters.Add(new Parameter(ArgumentTypes.Json));
                return at;
            case 'x':
                parameters.Add(new Parameter(ArgumentTypes.Any));
                return at;
            case '-' when parameters.Count > 0:
                parameters[^1] = parameters[^1] with { IsContext = true, IsOptional = true };
                return at;
            case '?' when parameters.Count > 0:
                parameters[^1] = parameters[^1] with { IsOptional = true };
                return at;
            case '+' when parameters.Count > 0:
                parameters[^1] = parameters[^1] with { IsRepeated = true };
                return at;
            case '(':
                return ReadChoice(text, at, parameters);
            case '<':
                return ReadItemType(text, at, parameters);
            default:
                if ((Parameter.Parse(symbol) & Plain) != 0)
                    parameters.Add(new Parameter(Parameter.Parse(symbol) | ArgumentTypes.Missing));
                return at;
        }
    }

    private static int ReadChoice(string text, int at, List<Parameter> parameters)
    {
        var end = ClosingBracket(text, at, '(', ')');
        var choice = text[(at + 1)..end];
        if (choice.Contains('<'))
            throw new JsonataException("S0402") { Position = at, Value = ErrorTexts.Quote(choice) };
        var types = choice.Aggregate(ArgumentTypes.Missing, (types, symbol) => types | Parameter.Parse(symbol));
        parameters.Add(new Parameter(types));
        return end;
    }

    private static int ReadItemType(string text, int at, List<Parameter> parameters)
    {
        var end = ClosingBracket(text, at, '<', '>');
        if (parameters.Count == 0 || !(parameters[^1].IsArray || parameters[^1].Types == ArgumentTypes.Function))
            throw new JsonataException("S0401") { Position = at, Value = ErrorTexts.Quote(text[at - 1].ToString()) };
        if (parameters[^1].IsArray)
            parameters[^1] = parameters[^1] with { ItemType = text[(at + 1)..end] };
        return end;
    }

    private static int ClosingBracket(string text, int start, char open, char close)
    {
        var depth = 0;
        for (var at = start; at < text.Length; at++)
        {
            depth += text[at] == open ? 1 : text[at] == close ? -1 : 0;
            if (depth == 0)
                return at;
        }
        return text.Length - 1;
    }
}
