using System.Collections.Frozen;
using System.Text.Json.Nodes;
using Comparison.Local.Cloud.Accounts;
using Comparison.Local.Cloud.Protocol;

namespace Comparison.Local.Cloud.Control.Logs;

/// <summary>
/// CloudWatch Logs' groups and metric filters, kept and given back, and what express workflows log. What functions log is not in them.
/// </summary>
public sealed class LogsService : IJsonService
{
    internal const string Prefix = "Logs_20140328";

    private static readonly RequestMembers Members = new("""
        CreateLogGroup: logGroupClass logGroupName tags
        DeleteLogGroup: logGroupName
        DeleteMetricFilter: filterName logGroupName
        DeleteRetentionPolicy: logGroupName
        DescribeLogGroups: limit logGroupNamePattern logGroupNamePrefix nextToken
        DescribeLogStreams: logGroupIdentifier logGroupName logStreamNamePrefix orderBy=LogStreamName
        DescribeMetricFilters: filterNamePrefix logGroupName
        FilterLogEvents: endTime filterPattern interleaved=true limit logGroupIdentifier logGroupName logStreamNamePrefix logStreamNames nextToken startTime
        GetLogEvents: endTime limit logGroupIdentifier logGroupName logStreamName nextToken startFromHead startTime
        ListTagsForResource: resourceArn
        PutMetricFilter: filterName filterPattern logGroupName metricTransformations
        PutRetentionPolicy: logGroupName retentionInDays
        TagResource: resourceArn tags
        UntagResource: resourceArn tagKeys
        """);

    private readonly Lock _gate = new();
    private readonly LogGroups _groups;
    private readonly FrozenDictionary<string, Func<JsonObject, JsonObject>> _operations;

    public LogsService(AccountContext context)
    {
        _groups = new LogGroups(context);
        var groupOperations = new LogGroupOperations(_groups);
        var filters = new MetricFilterOperations(_groups);
        var events = new LogEventOperations(_groups);
        _operations = new Dictionary<string, Func<JsonObject, JsonObject>>
        {
            ["CreateLogGroup"] = groupOperations.Create,
            ["DeleteLogGroup"] = groupOperations.Delete,
            ["DeleteMetricFilter"] = filters.Delete,
            ["DeleteRetentionPolicy"] = groupOperations.DeleteRetention,
            ["DescribeLogGroups"] = groupOperations.Describe,
            ["DescribeLogStreams"] = events.DescribeStreams,
            ["DescribeMetricFilters"] = filters.Describe,
            ["FilterLogEvents"] = events.Filter,
            ["GetLogEvents"] = events.Get,
            ["ListTagsForResource"] = groupOperations.ListTags,
            ["PutMetricFilter"] = filters.Put,
            ["PutRetentionPolicy"] = groupOperations.PutRetention,
            ["TagResource"] = groupOperations.Tag,
            ["UntagResource"] = groupOperations.Untag,
        }.ToFrozenDictionary();
    }

    public string TargetPrefix => Prefix;

    public IReadOnlyCollection<string> Operations => _operations.Keys;

    /// <summary>Adds events to a stream; they are lost when there is no such group, as what AWS delivers is.</summary>
    internal void Append(string groupName, string streamName, IEnumerable<LogEvent> events)
    {
        lock (_gate)
        {
            if (_groups.Find(groupName) is { } group && events.ToList() is { Count: > 0 } added)
                group.Append(streamName, added);
        }
    }

    public Task<JsonObject> InvokeAsync(string operation, JsonObject request, CancellationToken cancellationToken)
    {
        if (!_operations.TryGetValue(operation, out var carryOut))
            throw AwsException.NotSupported($"{TargetPrefix}.{operation}");
        Members.Check(operation, request);
        lock (_gate)
            return Task.FromResult(carryOut(request));
    }
}
