using System.Text.Json.Nodes;
using Comparison.Local.Cloud.StepFunctions.Api;
using Comparison.Local.StatesLanguage;
using Comparison.Local.StatesLanguage.Definitions;
using Comparison.Local.StatesLanguage.States;
using Comparison.Local.StatesLanguage.Tasks;

namespace Comparison.Local.Cloud.StepFunctions.Machines;

/// <summary>ValidateStateMachineDefinition: all problems of a definition, of which none is kept.</summary>
/// <remarks>AWS also knows warnings; there are none here, so that asking for them changes nothing.</remarks>
internal sealed class DefinitionValidation(DefinitionReader definitions)
{
    private const int MaxDefinition = 1_048_576;
    private const int MaxDiagnostics = 100;

    public JsonObject Validate(Request request)
    {
        var text = request.Required("definition", MaxDefinition);
        var isExpress = request.OneOf("type", "STANDARD", "EXPRESS") == "EXPRESS";
        request.OneOf("severity", "ERROR", "WARNING");
        var most = request.PageSize(otherwise: MaxDiagnostics, largest: MaxDiagnostics);
        var problems = Find(text, isExpress);
        return new JsonObject
        {
            ["result"] = problems.Count == 0 ? "OK" : "FAIL",
            ["diagnostics"] = new JsonArray([.. problems.Take(most).Select(Show)]),
            ["truncated"] = problems.Count > most,
        };
    }

    private IReadOnlyList<DefinitionProblem> Find(string text, bool isExpress)
    {
        try
        {
            definitions.Read(text, isExpress);
            return [];
        }
        catch (InvalidDefinitionException refused)
        {
            return refused.Problems;
        }
    }

    private static JsonObject Show(DefinitionProblem problem)
    {
        var shape = new JsonObject { ["severity"] = "ERROR", ["code"] = problem.Code, ["message"] = problem.Message };
        if (problem.Location is { } location)
            shape["location"] = location;
        return shape;
    }
}

/// <summary>Reads definitions, and says of resources too whether they can be carried out here.</summary>
/// <param name="isKnown">Whether a resource can be carried out here.</param>
internal sealed class DefinitionReader(Func<TaskResource, bool> isKnown)
{
    private const string Malformed = "INVALID_JSON_DESCRIPTION";
    private const string Schema = "SCHEMA_VALIDATION_FAILED";

    /// <exception cref="InvalidDefinitionException">AWS would refuse it, or it holds something that is not supported here.</exception>
    public StateMachineDefinition Read(string text, bool isExpress = false)
    {
        try
        {
            var definition = StateMachineDefinition.Parse(text);
            var problems = definition.AllStates.OfType<TaskState>()
                .Select(task => (isExpress ? Unfit(task) : null) ?? (isKnown(task.Resource) ? null : Gap(task)))
                .Concat(isExpress ? definition.DistributedMaps.Select(Unfit) : definition.ExpressTasks.Select(Unfit))
                .OfType<DefinitionProblem>().ToArray();
            return problems.Length == 0 ? definition : throw new InvalidDefinitionException(problems);
        }
        catch (InvalidDefinitionException refused) when (refused.Problems is [{ Code: Malformed }] && JsonInput.Find(text) is { } mistake)
        {
            var place = mistake.Place(text);
            throw new InvalidDefinitionException([new DefinitionProblem(Malformed, $"{mistake.Message}\n at {place}", place)]);
        }
    }

    // An express workflow waits for nobody.
    private static DefinitionProblem? Unfit(TaskState task)
    {
        var what = task.Resource switch
        {
            { IsActivity: true } => "Activity ARN",
            // The blank at the end is AWS's.
            { Pattern: TaskPattern.Callback } => "'.waitForTaskToken' service integration ",
            { Pattern: TaskPattern.Job } => "'.sync' service integration",
            _ => null,
        };
        return what is null
            ? null
            : new DefinitionProblem(Schema, $"Express state machine does not support {what}", $"/States/{task.Name}/Resource");
    }

    // By the guide; AWS's words are not recorded.
    private static DefinitionProblem Unfit(string map) =>
        new(Schema, "Express state machine does not support Distributed Map states", $"/States/{map}/ItemProcessor/ProcessorConfig/Mode");

    private static DefinitionProblem Gap(TaskState task) => new(
        Schema,
        $"The resource {task.Resource.Arn} is not supported by the local cloud",
        $"/States/{task.Name}/Resource");
}
