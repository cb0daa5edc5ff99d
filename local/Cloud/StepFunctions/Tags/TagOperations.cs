using System.Text.Json.Nodes;
using Comparison.Local.Cloud.StepFunctions.Activities;
using Comparison.Local.Cloud.StepFunctions.Api;
using Comparison.Local.Cloud.StepFunctions.Machines;

namespace Comparison.Local.Cloud.StepFunctions.Tags;

/// <summary>TagResource, UntagResource and ListTagsForResource.</summary>
internal sealed class TagOperations(TagStore tags, StateMachineStore machines, ActivityStore activities)
{
    private const int LongestArn = 256;

    public JsonObject Tag(Request request)
    {
        var arn = Resource(request);
        request.MustHave("tags");
        tags.Add(arn, request.Tags("tags"));
        return [];
    }

    public JsonObject Untag(Request request)
    {
        var arn = Resource(request);
        request.MustHave("tagKeys");
        tags.Remove(arn, request.Texts("tagKeys"));
        return [];
    }

    public JsonObject List(Request request) => new()
    {
        ["tags"] = new JsonArray([.. tags.Of(Resource(request)).Select(Show)]),
    };

    private static JsonObject Show(KeyValuePair<string, string> tag) => new() { ["key"] = tag.Key, ["value"] = tag.Value };

    private string Resource(Request request)
    {
        var arn = StatesArn.Check(request.Required("resourceArn", LongestArn), "stateMachine", "activity");
        return machines.Find(arn) is null && activities.Find(arn) is null ? throw Errors.NoSuchResource(arn) : arn;
    }
}
