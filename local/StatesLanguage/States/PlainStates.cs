using System.Text.Json.Nodes;
using Comparison.Local.StatesLanguage.Definitions;
using Comparison.Local.StatesLanguage.Expressions;
using Comparison.Local.StatesLanguage.Json;
using Comparison.Local.StatesLanguage.Queries;
using Comparison.Local.StatesLanguage.Running;

namespace Comparison.Local.StatesLanguage.States;

/// <summary>Ends the flow well.</summary>
internal sealed class SucceedState(string name, DataFlow flow) : State(name)
{
    public override string Type => "Succeed";

    internal override IEnumerable<Target> Targets => [];

    internal override bool IsTerminal => true;

    public static SucceedState Read(string name, Fields fields, QueryLanguage language) =>
        new(name, language.ReadFlow(fields, FlowFields.Paths));

    internal override Task<Transition> RunAsync(Visit visit)
    {
        var scope = visit.Scope();
        return Task.FromResult(new Transition(flow.Complete(scope, flow.SelectInput(scope)), Next: null));
    }
}

/// <summary>Passes its input on, or a result that the definition gives. The result is not a template: nothing in it is evaluated.</summary>
internal sealed class PassState(string name, DataFlow flow, bool hasResult, JsonNode? result, StateExit exit) : State(name)
{
    public override string Type => "Pass";

    internal override IEnumerable<Target> Targets => exit.Targets;

    internal override bool IsTerminal => exit.Next is null;

    public static PassState Read(string name, Fields fields, QueryLanguage language) => new(
        name,
        language.ReadFlow(fields, FlowFields.Parameters | FlowFields.ResultPath | FlowFields.Assign),
        fields.Has("Result"),
        fields.Raw("Result"),
        StateExit.Read(fields));

    internal override Task<Transition> RunAsync(Visit visit)
    {
        var scope = visit.Scope();
        scope.Inspection?.NoteResult(hasResult, result);
        // Of what a given result replaces, a test shows nothing (recorded).
        var unseen = hasResult ? scope with { Inspection = null } : scope;
        var arguments = flow.Arguments(unseen with { Data = flow.SelectInput(unseen) });
        var completion = flow.Complete(scope, hasResult ? result : arguments);
        return Task.FromResult(new Transition(completion, exit.Next));
    }
}

/// <summary>Ends the flow with an error; it is never left, so it has no exit event.</summary>
internal sealed class FailState(string name, QueryLanguage language, Expression? error, Expression? cause) : State(name)
{
    public override string Type => "Fail";

    internal override IEnumerable<Target> Targets => [];

    internal override bool IsTerminal => true;

    // The guide: a redrive enters a Fail state again, where it fails again.
    internal override bool IsEnteredAgain => true;

    public static FailState Read(string name, Fields fields, QueryLanguage language) =>
        new(name, language, language.ReadText(fields, "Error"), language.ReadText(fields, "Cause"));

    internal override Task<Transition> RunAsync(Visit visit)
    {
        var scope = visit.Scope();
        // Recorded of JSONPath states, which have no InputPath here.
        language.InspectInput(scope);
        throw new StateFailureException(Evaluate(error, "ErrorPath", scope), Evaluate(cause, "CausePath", scope));
    }

    private static string? Evaluate(Expression? expression, string field, EvaluationScope scope)
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
