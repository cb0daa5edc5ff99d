using System.Text.Json.Nodes;
using Comparison.Local.StatesLanguage.Definitions;
using Comparison.Local.StatesLanguage.Expressions;
using Comparison.Local.StatesLanguage.Json;
using Comparison.Local.StatesLanguage.Paths;
using Comparison.Local.StatesLanguage.Queries;

namespace Comparison.Local.StatesLanguage.JsonPathQueries;

/// <summary>InputPath, Parameters, the work, ResultSelector, ResultPath, OutputPath.</summary>
/// <param name="hasResult">Whether the state has a result of its own, apart from its input.</param>
internal sealed class JsonPathFlow(
    Selection input,
    PayloadTemplate? parameters,
    PayloadTemplate? selector,
    ResultPath resultPath,
    Selection output,
    Assignment assignment,
    bool hasResult)
    : DataFlow
{
    public override JsonNode? SelectInput(EvaluationScope scope)
    {
        var selected = input.Select(scope);
        scope.Inspection?.NoteData("afterInputPath", selected);
        return selected;
    }

    public override JsonNode? Arguments(EvaluationScope scope)
    {
        var arguments = parameters is null ? scope.Data : parameters(scope);
        scope.Inspection?.NoteData("afterParameters", arguments);
        return arguments;
    }

    public override Completion Complete(EvaluationScope scope, JsonNode? result)
    {
        var ofResult = scope with { Data = result };
        var selected = selector is null ? result : selector(ofResult);
        var combined = Combine(scope.Data, selected);
        if (hasResult)
        {
            scope.Inspection?.NoteData("afterResultSelector", selected);
            scope.Inspection?.NoteData("afterResultPath", combined);
        }
        // The developer guide draws Assign beside ResultSelector, fed by the same result; no recording shows the two together.
        return new Completion(output.Select(scope with { Data = combined }), assignment.Evaluate(ofResult));
    }

    public static Selection ReadSelection(Fields fields, string name)
    {
        if (!fields.Has(name))
            return Selection.All;
        return fields.Raw(name) is null
            ? new Selection(null, nothing: true)
            : new Selection(JsonPathParser.Read(fields, name), nothing: false);
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

/// <summary>A rule of a Choice state, which assigns variables of its own instead of the state's.</summary>
internal sealed class JsonPathRuleFlow(DataFlow state, Assignment assignment) : DataFlow
{
    public override JsonNode? SelectInput(EvaluationScope scope) => state.SelectInput(scope);

    public override JsonNode? Arguments(EvaluationScope scope) => state.Arguments(scope);

    public override Completion Complete(EvaluationScope scope, JsonNode? result) =>
        state.Complete(scope, result) with { Assigned = assignment.Evaluate(scope with { Data = result }) };
}

/// <summary>ItemsPath and ItemSelector, which was called Parameters once.</summary>
internal sealed class JsonPathItems(Selection items, PayloadTemplate? selector) : ItemFlow
{
    public static JsonPathItems Read(Fields fields)
    {
        const string name = "ItemSelector";
        const string oldName = "Parameters";
        fields.AtMostOne(name, oldName);
        return new JsonPathItems(
            JsonPathFlow.ReadSelection(fields, "ItemsPath"),
            PayloadTemplates.Read(fields, name) ?? PayloadTemplates.Read(fields, oldName));
    }

    public override bool HasSelector => selector is not null;

    public override JsonArray Items(EvaluationScope scope)
    {
        var selected = items.Select(scope);
        if (items != Selection.All)
            scope.Inspection?.NoteData("afterItemsPath", selected);
        return selected as JsonArray
            ?? throw new EvaluationException($"Map state input must be an array but was: {JsonText.Write(selected)}");
    }

    public override JsonNode? Input(EvaluationScope scope, JsonNode? item) => selector is null ? item : selector(scope);
}

/// <summary>InputPath or OutputPath: a part of the data, all of it when absent, an empty object when null.</summary>
internal sealed class Selection(JsonPath? path, bool nothing)
{
    public static Selection All { get; } = new(null, nothing: false);

    public JsonNode? Select(EvaluationScope scope)
    {
        if (nothing)
            return new JsonObject();
        try
        {
            return path is null ? scope.Data : path.Evaluate(scope);
        }
        catch (PathNotFoundException missing)
        {
            throw EvaluationException.InvalidPath(path!.ToString(), missing);
        }
    }
}
