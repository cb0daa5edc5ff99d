using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Comparison.Local.Cloud.Accounts;
using Comparison.Local.Cloud.StepFunctions.Api;
using Comparison.Local.Cloud.StepFunctions.ApiModels;
using Comparison.Local.StatesLanguage;
using Comparison.Local.StatesLanguage.Definitions;
using Comparison.Local.StatesLanguage.Json;
using Comparison.Local.StatesLanguage.Running;
using Comparison.Local.StatesLanguage.States;
using Comparison.Local.StatesLanguage.Tasks;

namespace Comparison.Local.Cloud.StepFunctions.Trials;

/// <summary>TestState: one state, run on an input, with its work mocked or done.</summary>
/// <param name="hostOf">Makes the world around an execution of that ARN.</param>
/// <param name="isKnown">Whether a resource can be carried out here.</param>
internal sealed class TrialOperations(AccountContext context, Func<string, IExecutionHost> hostOf, Func<TaskResource, bool> isKnown)
{
    private const int MaxDefinition = 1_048_576;
    private const int MaxInput = 262_144;
    private const int MaxArn = 256;
    private const int MaxStateName = 80;

    // By the API reference.
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    public async Task<JsonObject> TestAsync(Request request, CancellationToken cancellationToken)
    {
        var level = request.OneOf("inspectionLevel", "INFO", "DEBUG", "TRACE") ?? "INFO";
        var name = request.Bounded("stateName", 1, MaxStateName);
        var definition = Read(request.Required("definition", MaxDefinition), isState: name is null);
        name ??= definition.StartAt;
        var state = definition.FindState(name) ?? throw Errors.Invalid("State not found in definition");
        var input = Input(request);
        var trial = TrialReader.Read(request, state);
        if (trial.Mock is null && state is TaskState task && !isKnown(task.Resource))
            throw Errors.Invalid($"The resource {task.Resource.Arn} is not supported by the local cloud.");
        try
        {
            var identity = Identity(request.Text("roleArn", MaxArn));
            var result = await definition.TryAsync(name, trial, identity, input, hostOf(identity.Arn), Longest);
            return Show(result, level != "INFO");
        }
        catch (StateTrialException mistake)
        {
            throw Errors.Invalid(mistake.Message);
        }
    }

    private ExecutionIdentity Identity(string? role)
    {
        // A test is an express execution of a machine that is nowhere (recorded).
        var (machine, name) = (context.Ids.NewGuid(), context.Ids.NewGuid());
        return new ExecutionIdentity(
            context.Arn("states", $"express:{machine}:{name}"), name, context.Arn("states", $"stateMachine:{machine}"), machine, role, context.Region)
        {
            IsExpress = true,
        };
    }

    private static StateMachineDefinition Read(string text, bool isState)
    {
        try
        {
            return StateMachineDefinition.ParseForTrial(text, isState);
        }
        catch (InvalidDefinitionException refused)
        {
            throw Errors.InvalidDefinition(refused.Message);
        }
    }

    private static string Input(Request request)
    {
        var input = request.SensitiveText("input", MaxInput) ?? "{}";
        if (JsonInput.FindMistake(input) is { } mistake)
            throw Errors.InvalidInput(mistake);
        return Encoding.UTF8.GetByteCount(input) <= MaxInput
            ? input
            : throw Errors.InvalidInput($"The input is larger than {MaxInput} bytes.");
    }

    private static JsonObject Show(StateTrialResult result, bool inspects)
    {
        var shape = new JsonObject();
        foreach (var (name, value) in ((string, string?)[])[
            ("output", result.Output), ("error", result.Error), ("cause", result.Cause), ("nextState", result.NextState)])
            if (value is not null)
                shape[name] = value;
        shape["status"] = result.Status switch
        {
            StateTrialStatus.Succeeded => "SUCCEEDED",
            StateTrialStatus.Failed => "FAILED",
            StateTrialStatus.Retriable => "RETRIABLE",
            _ => "CAUGHT_ERROR",
        };
        if (inspects)
            shape["inspectionData"] = result.Inspection;
        return shape;
    }
}

/// <summary>Reads what TestState is told about the world of the state.</summary>
internal static class TrialReader
{
    public static StateTrial Read(Request request, State state)
    {
        var mock = Mock(request, state);
        var settings = request.Inner("stateConfiguration");
        return new StateTrial
        {
            Mock = mock,
            Context = request.Text("context") is { } context ? TrialContext.Read(context, state) : null,
            Variables = request.SensitiveText("variables", int.MaxValue) is { } variables
                ? Parse(variables) as JsonObject ?? throw Errors.Invalid("Variables must be a JSON object.")
                : [],
            RetryCount = settings?.Integer("retrierRetryCount", 0, int.MaxValue) ?? 0,
            FailedIterations = settings?.Integer("mapIterationFailureCount", 0, int.MaxValue),
            ReadItems = settings?.Text("mapItemReaderData") is { } data
                ? Parse(data) as JsonArray ?? throw Errors.Invalid("Map item reader data must be an array.")
                : null,
        };
    }

    private static StateMock? Mock(Request request, State state)
    {
        if (request.Inner("mock") is not { } given)
            return null;
        if (request.Flag("revealSecrets", otherwise: false))
            throw Errors.Invalid("TestState does not support RevealSecrets when a mock is specified.");
        var mode = given.OneOf("fieldValidationMode", "STRICT", "PRESENT", "NONE") ?? "STRICT";
        var (text, error) = (given.SensitiveText("result", int.MaxValue), given.Inner("errorOutput"));
        if (text is not null && error is not null)
            throw Errors.Invalid("A test mock should have only one of the following fields: [result, errorOutput].");
        if (error is not null)
            return new StateMock(null, IsError: true, error.SensitiveText("error", 256), error.SensitiveText("cause", 32_768));
        if (text is null)
            return null;
        var result = Parse(text, "Mocked result must be valid JSON");
        if (mode != "NONE" && state is TaskState task && new MockCheck(mode == "STRICT").Find(task.Resource, result) is { } mistake)
            throw Errors.Invalid(mistake);
        return new StateMock(result);
    }

    private static JsonNode? Parse(string text, string refusal = "A text of the request is not valid JSON.")
    {
        try
        {
            return JsonText.Parse(text);
        }
        catch (JsonException)
        {
            throw Errors.Invalid(refusal);
        }
    }
}
