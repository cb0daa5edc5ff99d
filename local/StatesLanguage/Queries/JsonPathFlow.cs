using System.Text.Json.Nodes;
using Comparison.Local.StatesLanguage.Definitions;
using Comparison.Local.StatesLanguage.Paths;
using Comparison.Local.StatesLanguage.Running;

namespace Comparison.Local.StatesLanguage.Queries;

/// <summary>InputPath, Parameters, the work, ResultSelector, ResultPath, OutputPath.</summary>
internal sealed class JsonPathFlow(
    Selection input, PayloadTemplate? parameters, PayloadTemplate? selector, ResultPath resultPath, Selection output, Assignment assignment)
    : DataFlow
{
    public override JsonNode? SelectInput(Scope scope) => input.Select(scope);

    public override JsonNode? Arguments(Scope scope) => parameters is null ? scope.Data : parameters.Fill(scope);

    public override Completion Complete(Scope scope, JsonNode? result)
    {
        var ofResult = scope with { Data = result };
        var selected = selector is null ? result : selector.Fill(ofResult);
        var combined = Combine(scope.Data, selected);
        // The developer guide draws Assign beside ResultSelector, fed by the same result; no recording shows the two together.
        return new Completion(output.Select(scope with { Data = combined }), assignment.Evaluate(ofResult));
    }

    public static Selection ReadSelection(Fields fields, string name)
    {
        if (!fields.Has(name))
            return Selection.All;
        return fields.Raw(name) is null
            ? new Selection(null, nothing: true)
            : new Selection(JsonPathLanguage.ReadPath(fields, name), nothing: false);
    }

    private JsonNode? Combine(JsonNode? rawInput, JsonNode? result)
    {
        try
        {
            return resultPath.Apply(rawInput, result);
        }
        catch (PathNotFoundException mismatch)
        {
            throw new EvaluationException(mismatch.Message, ErrorNames.ResultPathMatchFailure);
        }
    }
}
