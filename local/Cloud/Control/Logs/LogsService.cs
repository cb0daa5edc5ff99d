using System.Collections.Frozen;
using System.Text.Json.Nodes;
using Comparison.Local.Cloud.Accounts;
using Comparison.Local.Cloud.Protocol;

namespace Comparison.Local.Cloud.Control.Logs;

/// <summary>CloudWatch Logs' groups and metric filters: kept and given back. What functions log is not in them.</summary>
public sealed class LogsService : IJsonService
{
    private readonly Lock _gate = new();
    private readonly FrozenDictionary<string, Func<JsonObject, JsonObject>> _operations;

    public LogsService(AccountContext context)
    {
        var groups = new LogGroups(context);
        var groupOperations = new LogGroupOperations(groups);
        var filters = new MetricFilterOperations(groups);
        _operations = new Dictionary<string, Func<JsonObject, JsonObject>>
        {
            ["CreateLogGroup"] = groupOperations.Create,
            ["DeleteLogGroup"] = groupOperations.Delete,
            ["DeleteMetricFilter"] = filters.Delete,
            ["DeleteRetentionPolicy"] = groupOperations.DeleteRetention,
            ["DescribeLogGroups"] = groupOperations.Describe,
            ["DescribeMetricFilters"] = filters.Describe,
            ["ListTagsForResource"] = groupOperations.ListTags,
            ["PutMetricFilter"] = filters.Put,
            ["PutRetentionPolicy"] = groupOperations.PutRetention,
            ["TagResource"] = groupOperations.Tag,
            ["UntagResource"] = groupOperations.Untag,
        }.ToFrozenDictionary();
    }

    public string TargetPrefix => "Logs_20140328";

    public Task<JsonObject> InvokeAsync(string operation, JsonObject request, CancellationToken cancellationToken)
    {
        if (!_operations.TryGetValue(operation, out var carryOut))
            throw AwsException.NotSupported($"{TargetPrefix}.{operation}");
        lock (_gate)
            return Task.FromResult(carryOut(request));
    }
}
