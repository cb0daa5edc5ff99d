using System.Text.Json.Nodes;
using Comparison.Local.StatesLanguage.Expressions;
using Comparison.Local.StatesLanguage.Json;

namespace Comparison.Local.StatesLanguage.Intrinsics;

/// <summary>A call of a <c>States.*</c> function; its arguments may be calls themselves.</summary>
/// <param name="text">The call as it stands in the definition, for messages.</param>
internal sealed class IntrinsicCall(string text, IntrinsicFunction function, IReadOnlyList<Expression> arguments) : Expression
{
    public override JsonNode? Evaluate(EvaluationScope scope)
    {
        var values = arguments.Select(argument => Evaluate(argument, scope)).ToArray();
        try
        {
            return function(new Arguments(values, scope.Chance));
        }
        catch (ArgumentException wrong)
        {
            // AWS's words for wrong arguments are not recorded; the frame is that of the missing argument below.
            throw new EvaluationException($"The function '{this}' had the following error: {wrong.Message}", ErrorNames.IntrinsicFailure);
        }
    }

    public override string ToString() => text;

    private JsonNode? Evaluate(Expression argument, EvaluationScope scope)
    {
        try
        {
            return argument.Evaluate(scope);
        }
        catch (PathNotFoundException)
        {
            throw new EvaluationException(
                $"The function '{this}' had the following error: The JsonPath argument for the field '{argument}' could not be found "
                + $"in the input '{JsonText.Write(scope.Data)}'");
        }
    }
}

/// <summary>What a <c>States.*</c> function does with its arguments.</summary>
/// <exception cref="ArgumentException">There are too few or too many arguments, or one is not what the function takes.</exception>
internal delegate JsonNode? IntrinsicFunction(Arguments arguments);

/// <summary>The values a function was called with.</summary>
internal sealed class Arguments(IReadOnlyList<JsonNode?> values, IChance chance)
{
    public int Count => values.Count;

    public IChance Chance { get; } = chance;

    public IEnumerable<JsonNode?> From(int start) => values.Skip(start);

    public JsonNode? Any(int index) => values[index];

    public string Text(int index) => values[index].AsText() ?? throw Wrong(index, "string");

    public JsonArray Array(int index) => values[index] as JsonArray ?? throw Wrong(index, "array");

    public JsonObject Object(int index) => values[index] as JsonObject ?? throw Wrong(index, "object");

    public bool Boolean(int index) => values[index].AsBoolean() ?? throw Wrong(index, "boolean");

    /// <summary>A number, rounded the way Java's <c>Math.round</c> does: halves go up, also below zero.</summary>
    public long Rounded(int index) => (long)Math.Floor((values[index].AsNumber() ?? throw Wrong(index, "number")) + 0.5);

    public int Integer(int index) =>
        values[index].AsInteger() is { } number and >= int.MinValue and <= int.MaxValue ? (int)number : throw Wrong(index, "integer");

    private ArgumentException Wrong(int index, string type) =>
        new($"The argument {JsonText.Write(values[index])} is not {(type is "array" or "object" or "integer" ? "an" : "a")} {type}.");
}
