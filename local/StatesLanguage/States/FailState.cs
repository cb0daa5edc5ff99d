using Comparison.Local.StatesLanguage.Definitions;
using Comparison.Local.StatesLanguage.Json;
using Comparison.Local.StatesLanguage.Paths;
using Comparison.Local.StatesLanguage.Queries;
using Comparison.Local.StatesLanguage.Running;

namespace Comparison.Local.StatesLanguage.States;

/// <summary>Ends the flow with an error; it is never left, so it has no exit event.</summary>
internal sealed class FailState(string name, Expression? error, Expression? cause) : State(name)
{
    public override string Type => "Fail";

    internal override IEnumerable<Target> Targets => [];

    internal override bool IsTerminal => true;

    public static FailState Read(string name, Fields fields, QueryLanguage language) =>
        new(name, language.ReadText(fields, "Error"), language.ReadText(fields, "Cause"));

    internal override Task<Transition> RunAsync(Visit visit)
    {
        var scope = visit.Scope();
        throw new StateFailureException(Evaluate(error, "ErrorPath", scope), Evaluate(cause, "CausePath", scope));
    }

    private static string? Evaluate(Expression? expression, string field, Scope scope)
    {
        try
        {
            // What AWS makes of a path to something that is no text is not known; it is shown as JSON.
            return expression?.Evaluate(scope) is { } value ? value.AsText() ?? JsonText.Write(value) : null;
        }
        catch (PathNotFoundException)
        {
            throw EvaluationException.NotFound(expression!, field, scope.Data);
        }
    }
}
