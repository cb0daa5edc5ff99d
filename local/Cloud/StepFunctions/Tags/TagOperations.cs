using System.Text.Json.Nodes;
using Comparison.Local.Cloud.StepFunctions.Api;

namespace Comparison.Local.Cloud.StepFunctions.Tags;

/// <summary>TagResource, UntagResource and ListTagsForResource.</summary>
/// <param name="exists">Whether there is a state machine or an activity of that ARN.</param>
internal sealed class TagOperations(TagStore tags, Func<string, bool> exists)
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
        return exists(arn) ? arn : throw Errors.NoSuchResource(arn);
    }
}
