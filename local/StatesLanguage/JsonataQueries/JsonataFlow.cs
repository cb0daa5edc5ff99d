using System.Text.Json.Nodes;
using Comparison.Local.StatesLanguage.Expressions;
using Comparison.Local.StatesLanguage.Json;
using Comparison.Local.StatesLanguage.Queries;

namespace Comparison.Local.StatesLanguage.JsonataQueries;

/// <summary>Whether what a flow is given to complete with is the state's result or the error that was caught.</summary>
internal sealed record JsonataOutcome(bool IsError);

/// <summary>Arguments, the work, then Output and Assign side by side, both from what there was when the state was entered.</summary>
/// <param name="outcome">Null where the state does no work, so that its output is its input by default.</param>
internal sealed class JsonataFlow(
    PayloadTemplate? arguments, PayloadTemplate? output, Assignment assignment, JsonataOutcome? outcome) : DataFlow
{
    public override JsonNode? SelectInput(EvaluationScope scope) => scope.Data;

    public override JsonNode? Arguments(EvaluationScope scope)
    {
        var given = arguments is null ? scope.Data : arguments(scope);
        if (outcome is not null)
            scope.Inspection?.NoteData("afterArguments", given);
        return given;
    }

    public override Completion Complete(EvaluationScope scope, JsonNode? result)
    {
        var after = outcome is null ? scope : scope with { Outcome = new WorkOutcome(result, outcome.IsError) };
        return new Completion(output is null ? result : output(after), assignment.Evaluate(after));
    }
}

/// <summary>Items and ItemSelector.</summary>
internal sealed class JsonataItems(PayloadTemplate? items, PayloadTemplate? selector) : ItemFlow
{
    public override bool HasSelector => selector is not null;

    public override JsonArray Items(EvaluationScope scope)
    {
        var selected = items is null ? scope.Data : items(scope);
        return selected as JsonArray
            ?? throw new EvaluationException($"Map state input must be an array but was: {JsonText.Write(selected)}");
    }

    public override JsonNode? Input(EvaluationScope scope, JsonNode? item) => selector is null ? item : selector(scope);
}

/// <summary>Condition of a choice rule.</summary>
internal sealed class JsonataCondition(Expression? condition) : ChoiceCondition
{
    public override bool Holds(EvaluationScope scope) => condition?.Evaluate(scope).AsBoolean() ?? false;
}
