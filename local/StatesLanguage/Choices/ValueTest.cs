using System.Text.Json.Nodes;
using Comparison.Local.StatesLanguage.Paths;
using Comparison.Local.StatesLanguage.Queries;

namespace Comparison.Local.StatesLanguage.Choices;

/// <summary>A variable held against a value of the definition, or of the data.</summary>
internal sealed class ValueTest(JsonPath variable, Expression operand, Func<JsonNode?, JsonNode?, bool> test) : Condition
{
    public override bool Holds(Scope scope) => test(Resolve(new PathExpression(variable), scope), Resolve(operand, scope));

    private static JsonNode? Resolve(Expression expression, Scope scope)
    {
        try
        {
            return expression.Evaluate(scope);
        }
        catch (PathNotFoundException)
        {
            throw new EvaluationException($"Invalid path '{expression}': The choice state's condition path references an invalid value.");
        }
    }
}
