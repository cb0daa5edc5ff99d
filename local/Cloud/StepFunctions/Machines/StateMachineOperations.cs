using System.Text.Json.Nodes;
using Comparison.Local.Cloud.Accounts;
using Comparison.Local.Cloud.Protocol;
using Comparison.Local.Cloud.StepFunctions.Api;
using Comparison.Local.Cloud.StepFunctions.Tags;
using Comparison.Local.StatesLanguage;
using Comparison.Local.StatesLanguage.Definitions;

namespace Comparison.Local.Cloud.StepFunctions.Machines;

/// <summary>CreateStateMachine and what else is done with state machines.</summary>
/// <param name="isRunning">Whether any execution of a machine is.</param>
internal sealed class StateMachineOperations(
    AccountContext context,
    StateMachineStore machines,
    VersionOperations versions,
    Func<string, bool> isRunning,
    TagStore tags,
    DefinitionReader definitions)
{
    // A megabyte, by the service model.
    private const int MaxDefinition = 1_048_576;
    private const int MaxArn = 256;

    public JsonObject Create(Request request)
    {
        var name = Names.Check(request.Required("name"));
        var isExpress = request.OneOf("type", "STANDARD", "EXPRESS") == "EXPRESS";
        request.RefuseKeys();
        VersionOperations.Check(request);
        var text = request.Required("definition", MaxDefinition);
        var given = request.Tags("tags");
        var (created, isNew) = machines.Add(new StateMachine(
            context.Arn("states", $"stateMachine:{name}"),
            name,
            text,
            Parse(text, isExpress),
            request.Required("roleArn", MaxArn),
            context.Time.GetUtcNow(),
            Logging(request) ?? new JsonObject { ["level"] = "OFF", ["includeExecutionData"] = false },
            request.Structure("tracingConfiguration") ?? new JsonObject { ["enabled"] = false })
            {
                IsExpress = isExpress,
            });
        if (isNew)
            tags.Add(created.Arn, given);
        var answer = new JsonObject { ["stateMachineArn"] = created.Arn, ["creationDate"] = Shapes.Timestamp(created.Created) };
        versions.PublishIfAsked(request, created.Arn, answer);
        return answer;
    }

    public JsonObject Describe(Request request)
    {
        var machine = machines.Get(Arn(request));
        var withData = request.OneOf("includedData", "ALL_DATA", "METADATA_ONLY") != "METADATA_ONLY";
        var shape = Show(machine, withData);
        if (machine.VersionArn is { } version)
            shape["stateMachineArn"] = version;
        if (machine.VersionDescription is { } description)
            shape["description"] = description;
        shape["status"] = machine.IsDeleting ? "DELETING" : "ACTIVE";
        shape["creationDate"] = Shapes.Timestamp(machine.VersionArn is null ? machine.Created : machine.Published);
        shape["type"] = Type(machine);
        return shape;
    }

    public JsonObject Update(Request request)
    {
        var arn = Arn(request);
        request.RefuseKeys();
        VersionOperations.Check(request);
        var (text, role) = (request.Text("definition", MaxDefinition), request.Text("roleArn", MaxArn));
        var (logging, tracing) = (Logging(request), request.Structure("tracingConfiguration"));
        if (text is null && role is null && logging is null && tracing is null)
            throw new AwsException(
                "MissingRequiredParameter",
                "Either the definition, the role ARN, the LoggingConfiguration, or the TracingConfiguration must be specified");
        var definition = text is null ? null : Parse(text, machines.Find(arn) is { IsExpress: true });
        var updated = machines.Change(arn, machine => machine.IsDeleting
            ? throw Errors.MachineDeleting(arn)
            : Revise(machine, isForced: role is not null || versions.IsDescribedAnew(request, arn), machine with
            {
                Text = text ?? machine.Text,
                Definition = definition ?? machine.Definition,
                RoleArn = role ?? machine.RoleArn,
                Logging = logging ?? machine.Logging,
                Tracing = tracing ?? machine.Tracing,
                Updated = context.Time.GetUtcNow(),
            }));
        var answer = new JsonObject { ["updateDate"] = Shapes.Timestamp(updated.Updated) };
        if (updated.RevisionId is { } revision)
            answer["revisionId"] = revision;
        versions.PublishIfAsked(request, arn, answer);
        return answer;
    }

    /// <summary>Deleting what is not there is no error. Running executions go on to their next state, where they are aborted.</summary>
    public JsonObject Delete(Request request)
    {
        var arn = Arn(request);
        // A version is deleted by an operation of its own.
        if (machines.Find(arn) is not { VersionArn: null })
            return [];
        if (isRunning(arn))
            machines.Change(arn, machine => machine with { IsDeleting = true });
        else
            machines.Remove(arn);
        tags.Forget(arn);
        return [];
    }

    public JsonObject List(Request request) => ListPage.Create(
        "stateMachines", machines.All, machine => machine.Number, Summarize, request.PageSize(), request.Text("nextToken", 1024));

    // An update to what is there already makes no revision, as recorded; not recorded is whether AWS compares roles, too.
    private StateMachine Revise(StateMachine machine, bool isForced, StateMachine updated) =>
        isForced || !machine.IsSameAs(updated) ? updated with { RevisionId = context.Ids.NewGuid() } : updated;

    private static JsonObject Summarize(StateMachine machine) => new()
    {
        ["stateMachineArn"] = machine.Arn,
        ["name"] = machine.Name,
        ["type"] = Type(machine),
        ["creationDate"] = Shapes.Timestamp(machine.Created),
    };

    /// <summary>A machine as descriptions show it.</summary>
    public static JsonObject Show(StateMachine machine, bool withData)
    {
        var shape = new JsonObject
        {
            ["stateMachineArn"] = machine.Arn,
            ["name"] = machine.Name,
            ["roleArn"] = machine.RoleArn,
            ["loggingConfiguration"] = machine.Logging.DeepClone(),
            ["tracingConfiguration"] = machine.Tracing.DeepClone(),
            ["encryptionConfiguration"] = new JsonObject { ["type"] = "AWS_OWNED_KEY" },
        };
        if (withData)
            shape["definition"] = machine.Text;
        if (withData && VariableReferences.Find(machine.Text) is { Count: > 0 } references)
            shape["variableReferences"] = references;
        if (machine.RevisionId is { } revision)
            shape["revisionId"] = revision;
        return shape;
    }

    private static JsonObject? Logging(Request request)
    {
        if (request.Structure("loggingConfiguration") is not { } logging)
            return null;
        var given = request.Inner("loggingConfiguration")!;
        var level = given.OneOf("level", "ALL", "ERROR", "FATAL", "OFF") ?? "OFF";
        logging["includeExecutionData"] = given.Flag("includeExecutionData", otherwise: false);
        logging["level"] = level;
        if (level != "OFF" && logging["destinations"] is not JsonArray { Count: 1 })
            throw new AwsException(
                "InvalidLoggingConfiguration", "Invalid Logging Configuration: Must specify exactly one Log Destination.");
        return logging;
    }

    private static string Arn(Request request) => StatesArn.Check(request.Required("stateMachineArn", MaxArn), "stateMachine");

    private static string Type(StateMachine machine) => machine.IsExpress ? "EXPRESS" : "STANDARD";

    private StateMachineDefinition Parse(string text, bool isExpress)
    {
        try
        {
            return definitions.Read(text, isExpress);
        }
        catch (InvalidDefinitionException refused)
        {
            throw Errors.InvalidDefinition(refused.Message);
        }
    }
}
