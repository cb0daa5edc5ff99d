using System.Text.Json.Nodes;
using Comparison.Local.Cloud.Accounts;
using Comparison.Local.Cloud.StepFunctions.Api;

namespace Comparison.Local.Cloud.StepFunctions.Machines;

/// <summary>PublishStateMachineVersion and what else is done with versions.</summary>
internal sealed class VersionOperations(AccountContext context, StateMachineStore machines, AliasStore aliases)
{
    private const int MaxArn = 256;
    private const int MaxDescription = 256;
    private const string FirstRevision = "INITIAL";

    /// <summary>Publishing a revision again returns the version that it has.</summary>
    public JsonObject Publish(Request request)
    {
        var arn = Arn(request, "stateMachineArn");
        var revision = machines.Get(arn).RevisionId ?? FirstRevision;
        if (request.Text("revisionId") is { } expected && expected != revision)
            throw Errors.Conflict(
                $"Failed to publish the State Machine version for revision {expected}. The current State Machine revision is {revision}.");
        var version = machines.Publish(arn, request.Text("description", MaxDescription), context.Time.GetUtcNow());
        return new JsonObject
        {
            ["stateMachineVersionArn"] = version.VersionArn,
            ["creationDate"] = Shapes.Timestamp(version.Published),
        };
    }

    /// <summary>
    /// Publishes what CreateStateMachine or UpdateStateMachine has made, when it was asked to, and adds the ARN to its answer.
    /// </summary>
    public void PublishIfAsked(Request request, string arn, JsonObject answer)
    {
        if (request.Flag("publish", otherwise: false))
            answer["stateMachineVersionArn"] = machines
                .Publish(arn, request.Text("versionDescription", MaxDescription), context.Time.GetUtcNow()).VersionArn;
    }

    /// <summary>Whether a version is wanted that tells of itself what the latest does not: that alone makes another revision of the machine.</summary>
    public bool IsDescribedAnew(Request request, string arn) =>
        request.Text("versionDescription", MaxDescription) is { } description
        && machines.VersionsOf(arn) is [var latest, ..]
        && latest.VersionDescription != description;

    /// <summary>A description belongs to a version, so that without one there must be none.</summary>
    public static void Check(Request request)
    {
        if (request.Text("versionDescription", MaxDescription) is not null && !request.Flag("publish", otherwise: false))
            throw Errors.Invalid("Version description can only be set when publish is true");
    }

    /// <summary>The newest first.</summary>
    public JsonObject List(Request request) => ListPage.Create(
        "stateMachineVersions",
        machines.VersionsOf(machines.Get(Arn(request, "stateMachineArn")).Arn),
        version => -version.VersionNumber,
        version => new JsonObject
        {
            ["stateMachineVersionArn"] = version.VersionArn,
            ["creationDate"] = Shapes.Timestamp(version.Published),
        },
        request.PageSize(),
        request.Text("nextToken", 1024));

    /// <summary>A version that an alias leads to stays. Deleting what is not there is no error, and running executions go on.</summary>
    public JsonObject Delete(Request request)
    {
        var arn = Arn(request, "stateMachineVersionArn");
        if (machines.Find(arn) is { } version
            && aliases.ForMachine(version.Arn).Where(alias => alias.LeadsTo(arn)).Select(alias => alias.Name).ToArray() is { Length: > 0 } names)
            throw Errors.Conflict(
                "Version to be deleted must not be referenced by an alias. "
                + $"Current list of aliases referencing this version: [{string.Join(", ", names)}]");
        machines.RemoveVersion(arn);
        return [];
    }

    private static string Arn(Request request, string member) => StatesArn.Check(request.Required(member, MaxArn), "stateMachine");
}
