using System.Text.Json.Nodes;
using Comparison.Local.StatesLanguage.Expressions;
using Comparison.Local.StatesLanguage.Paths;
using Comparison.Local.StatesLanguage.Queries;

namespace Comparison.Local.StatesLanguage.JsonPathQueries;

/// <summary>And, Or: evaluated from the left until the outcome is certain, so that IsPresent can guard what follows it.</summary>
internal sealed class Combination(bool all, IReadOnlyList<ChoiceCondition> conditions) : ChoiceCondition
{
    public override bool Holds(EvaluationScope scope) =>
        all ? conditions.All(condition => condition.Holds(scope)) : conditions.Any(condition => condition.Holds(scope));
}

/// <summary>Not.</summary>
internal sealed class Negation(ChoiceCondition condition) : ChoiceCondition
{
    public override bool Holds(EvaluationScope scope) => !condition.Holds(scope);
}

/// <summary>IsPresent, the one test that a missing value does not fail.</summary>
internal sealed class Presence(JsonPath variable, bool expected) : ChoiceCondition
{
    public override bool Holds(EvaluationScope scope) => variable.TryEvaluate(scope, out _) == expected;
}

/// <summary>A variable held against a value of the definition, or of the data.</summary>
internal sealed class ValueTest(JsonPath variable, Expression operand, Func<JsonNode?, JsonNode?, bool> test) : ChoiceCondition
{
    public override bool Holds(EvaluationScope scope) => test(Resolve(new PathExpression(variable), scope), Resolve(operand, scope));

    private static JsonNode? Resolve(Expression expression, EvaluationScope scope)
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
