using System.Text.Json.Nodes;
using Comparison.Local.StatesLanguage.Json;
using Comparison.Local.StatesLanguage.Paths;
using Comparison.Local.StatesLanguage.Queries;
using Comparison.Local.StatesLanguage.Running;

namespace Comparison.Local.StatesLanguage.Intrinsics;

/// <summary>A call of a <c>States.*</c> function; its arguments may be calls themselves.</summary>
/// <param name="text">The call as it stands in the definition, for messages.</param>
internal sealed class IntrinsicCall(string text, IntrinsicFunction function, IReadOnlyList<Expression> arguments) : Expression
{
    public override JsonNode? Evaluate(Scope scope)
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

    private JsonNode? Evaluate(Expression argument, Scope scope)
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
