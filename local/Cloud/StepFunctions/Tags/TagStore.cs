using System.Text.Json.Nodes;
using Comparison.Local.Cloud.StepFunctions.Api;

namespace Comparison.Local.Cloud.StepFunctions.Tags;

/// <summary>The tags of state machines and activities, by ARN, in the order in which they were given.</summary>
internal sealed class TagStore
{
    // For one resource, by the developer guide.
    private const int Most = 50;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, OrderedDictionary<string, string>> _tags = [];

    public IReadOnlyList<KeyValuePair<string, string>> For(string arn)
    {
        lock (_gate)
            return _tags.TryGetValue(arn, out var tags) ? [.. tags] : [];
    }

    /// <summary>Adds tags; one of the same key is replaced.</summary>
    public void Add(string arn, IEnumerable<KeyValuePair<string, string>> tags)
    {
        lock (_gate)
        {
            var changed = new OrderedDictionary<string, string>(For(arn));
            foreach (var (key, value) in tags)
                changed[key] = value;
            _tags[arn] = changed.Count <= Most ? changed : throw Errors.TooManyTags(arn);
        }
    }

    /// <summary>Keys that the resource does not have are passed over.</summary>
    public void Remove(string arn, IEnumerable<string> keys)
    {
        lock (_gate)
            if (_tags.TryGetValue(arn, out var tags))
                foreach (var key in keys)
                    tags.Remove(key);
    }

    public void Forget(string arn)
    {
        lock (_gate)
            _tags.Remove(arn);
    }
}

/// <summary>TagResource, UntagResource and ListTagsForResource.</summary>
/// <param name="exists">Whether there is a state machine or an activity of that ARN.</param>
internal sealed class StateMachineTagOperations(TagStore tags, Func<string, bool> exists)
{
    private const int MaxArn = 256;

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
        ["tags"] = new JsonArray([.. tags.For(Resource(request)).Select(Show)]),
    };

    private static JsonObject Show(KeyValuePair<string, string> tag) => new() { ["key"] = tag.Key, ["value"] = tag.Value };

    private string Resource(Request request)
    {
        var arn = StatesArn.Check(request.Required("resourceArn", MaxArn), "stateMachine", "activity");
        return exists(arn) ? arn : throw Errors.NoSuchResource(arn);
    }
}
