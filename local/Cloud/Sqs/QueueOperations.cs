using System.Globalization;
using System.Text.Json.Nodes;
using Comparison.Local.Cloud.Protocol;

namespace Comparison.Local.Cloud.Sqs;

/// <summary>The operations on queues themselves.</summary>
internal sealed class QueueOperations(QueueDirectory queues)
{
    private const int MaxPage = 1000;

    public Reply Create(JsonObject request)
    {
        var queue = queues.Create(Required(request, "QueueName"), request.TextMap("Attributes"));
        // CreateQueue spells its tags' member in lower case; the other operations do not.
        AddTags(queue, request.TextMap("tags"));
        return new(new() { ["QueueUrl"] = queues.Url(queue.Name) });
    }

    public Reply Delete(JsonObject request)
    {
        queues.Delete(queues.Find(request));
        return new([]);
    }

    public Reply GetUrl(JsonObject request) =>
        new(new() { ["QueueUrl"] = queues.Url(queues.Get(Required(request, "QueueName"), request.Text("QueueOwnerAWSAccountId")).Name) });

    public Reply List(JsonObject request)
    {
        var found = queues.List(request.Text("QueueNamePrefix") ?? "").Select(queue => queue.Name);
        if (request.Text("NextToken") is { } token)
            found = found.Where(name => string.CompareOrdinal(name, token) > 0);
        // Without MaxResults AWS answers with up to 1000 queues and no token.
        var size = request.Integer("MaxResults");
        if (size is < 1 or > MaxPage)
            throw SqsErrors.InvalidParameter("MaxResults", size, "Must be between 1 and 1000, if provided.");
        List<string> page = [.. found.Take((size ?? MaxPage) + 1)];
        var answer = new JsonObject
        {
            ["QueueUrls"] = new JsonArray([.. page.Take(size ?? MaxPage).Select(name => (JsonNode)queues.Url(name))]),
        };
        if (page.Count > size)
            answer["NextToken"] = page[size.Value - 1];
        return new(answer);
    }

    public Reply GetAttributes(JsonObject request)
    {
        var queue = queues.Find(request);
        var known = Describe(queue);
        var names = request.Texts("AttributeNames");
        // Known to AWS, but of this queue there is nothing to say.
        if (names.FirstOrDefault(name => name != "All" && !known.ContainsKey(name) && !QueueAttributes.IsKnown(name)) is { } unknown)
            throw SqsErrors.UnknownAttribute(unknown);
        var wanted = known.Where(entry => names.Contains("All") || names.Contains(entry.Key)).ToList();
        return new(wanted.Count == 0 ? [] : new() { ["Attributes"] = Map(wanted) });
    }

    public Reply SetAttributes(JsonObject request)
    {
        var changes = request.TextMap("Attributes");
        queues.Find(request).Configure(attributes => queues.Check(attributes.With(changes)));
        return new([]);
    }

    public Reply Purge(JsonObject request)
    {
        queues.Find(request).Purge();
        return new([]);
    }

    public Reply Tag(JsonObject request)
    {
        AddTags(queues.Find(request), request.TextMap("Tags"));
        return new([]);
    }

    public Reply Untag(JsonObject request)
    {
        var queue = queues.Find(request);
        foreach (var key in request.Texts("TagKeys"))
            queue.Tags.TryRemove(key, out _);
        return new([]);
    }

    public Reply ListTags(JsonObject request)
    {
        var tags = queues.Find(request).Tags;
        return new(tags.IsEmpty ? [] : new() { ["Tags"] = Map(tags.OrderBy(tag => tag.Key, StringComparer.Ordinal)) });
    }

    private static void AddTags(SqsQueue queue, IReadOnlyDictionary<string, string> tags)
    {
        foreach (var (key, value) in tags)
            queue.Tags[key] = value;
    }

    private static Dictionary<string, string> Describe(SqsQueue queue)
    {
        var counts = queue.Count();
        return new(queue.Attributes.Values)
        {
            ["ApproximateNumberOfMessages"] = Number(counts.Visible),
            ["ApproximateNumberOfMessagesDelayed"] = Number(counts.Delayed),
            ["ApproximateNumberOfMessagesNotVisible"] = Number(counts.InFlight),
            ["CreatedTimestamp"] = Number(queue.CreatedAt.ToUnixTimeSeconds()),
            ["LastModifiedTimestamp"] = Number(queue.ModifiedAt.ToUnixTimeSeconds()),
            ["QueueArn"] = queue.Arn,
        };
    }

    private static JsonObject Map(IEnumerable<KeyValuePair<string, string>> entries) =>
        new(entries.Select(entry => KeyValuePair.Create(entry.Key, (JsonNode?)entry.Value)));

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Required(JsonObject request, string name) => request.Text(name) ?? throw SqsErrors.MissingParameter(name);
}
