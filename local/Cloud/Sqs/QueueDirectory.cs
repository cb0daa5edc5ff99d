using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Comparison.Local.Cloud.Accounts;
using Comparison.Local.Cloud.Protocol;

namespace Comparison.Local.Cloud.Sqs;

/// <summary>The queues of an account, by name, URL and ARN.</summary>
internal sealed partial class QueueDirectory(AccountContext context)
{
    private readonly ConcurrentDictionary<string, SqsQueue> _queues = new(StringComparer.Ordinal);

    public string Url(string name) => $"{context.Endpoint}{context.Id}/{name}";

    /// <summary>Creates the queue, or finds the one that has the same name and no different value for any given attribute.</summary>
    public SqsQueue Create(string name, IReadOnlyDictionary<string, string> attributes)
    {
        if (name.EndsWith(".fifo", StringComparison.Ordinal))
            throw AwsException.NotSupported($"The FIFO queue {name}");
        if (!QueueName().IsMatch(name))
            throw SqsErrors.InvalidParameter(
                "Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length");
        var checkedAttributes = Check(QueueAttributes.Default.With(attributes));
        while (!_queues.TryGetValue(name, out var existing))
        {
            var created = new SqsQueue(context, name, checkedAttributes, FindByArn);
            if (_queues.TryAdd(name, created))
                return created;
            created.Dispose();
        }
        var queue = _queues[name];
        var different = attributes.FirstOrDefault(given => queue.Attributes.Values.GetValueOrDefault(given.Key, "") != given.Value);
        return different.Key is null ? queue : throw SqsErrors.QueueExists(different.Key);
    }

    /// <exception cref="AwsException">A dead-letter queue that is named does not exist.</exception>
    public QueueAttributes Check(QueueAttributes attributes) =>
        attributes.Redrive is not { } policy || FindByArn(policy.TargetArn) is not null
            ? attributes
            : throw SqsErrors.InvalidParameter(
                QueueAttributes.RedrivePolicyName,
                attributes.Values[QueueAttributes.RedrivePolicyName],
                "Dead letter target does not exist.");

    /// <param name="owner">The account's id, when the caller names one.</param>
    public SqsQueue Get(string? name, string? owner) => owner is null || owner == context.Id ? Get(name) : throw SqsErrors.NoAccess();

    public SqsQueue Get(string? name) => Find(name) ?? throw SqsErrors.NoSuchQueue();

    public SqsQueue? Find(string? name) => name is null ? null : _queues.GetValueOrDefault(name);

    /// <summary>The queue of a request's <c>QueueUrl</c>: of this machine, whatever its port, or of AWS in the account's own region.</summary>
    public SqsQueue Find(JsonObject request)
    {
        var url = request.Text("QueueUrl") ?? throw SqsErrors.MissingParameter("QueueUrl");
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address))
            throw SqsErrors.InvalidAddress(url);
        if (address.AbsolutePath == "/")
            throw SqsErrors.NoSuchQueue(); // as recorded, whatever the host
        if (address.Segments is not [_, var account, var name])
            throw SqsErrors.InvalidAddress(url);
        if (!address.IsLoopback && !WebPages.IsLocal(new(address.Host)) && !AwsHosts().Contains(address.Host))
            throw SqsErrors.InvalidAddress(url);
        return account.TrimEnd('/') == context.Id ? Get(name) : throw SqsErrors.NoSuchQueue();
    }

    // AWS's own addresses of the region, the older ones too: a client may have stored one.
    private string[] AwsHosts() =>
    [
        $"sqs.{context.Region}.amazonaws.com", $"sqs.{context.Region}.api.aws",
        context.Region == AccountContext.DefaultRegion ? "queue.amazonaws.com" : $"{context.Region}.queue.amazonaws.com",
    ];

    public SqsQueue? FindByArn(string arn)
    {
        var name = arn[(arn.LastIndexOf(':') + 1)..];
        return Find(name) is { } queue && queue.Arn == arn ? queue : null;
    }

    public IEnumerable<SqsQueue> List(string prefix) => _queues.Values
        .Where(queue => queue.Name.StartsWith(prefix, StringComparison.Ordinal))
        .OrderBy(queue => queue.Name, StringComparer.Ordinal);

    public void Delete(SqsQueue queue)
    {
        if (_queues.TryRemove(KeyValuePair.Create(queue.Name, queue)))
            queue.Dispose();
    }

    [GeneratedRegex("^[A-Za-z0-9_-]{1,80}$")]
    private static partial Regex QueueName();
}
