using System.Collections.Frozen;
using System.Text.Json.Nodes;
using Comparison.Local.Cloud.Accounts;
using Comparison.Local.Cloud.Protocol;

namespace Comparison.Local.Cloud.Control.Alarms;

/// <summary>CloudWatch's alarms on metrics: kept and given back. Nothing here has metrics, so none ever leaves <c>INSUFFICIENT_DATA</c>.</summary>
public sealed class CloudWatchService : IJsonService
{
    private readonly Lock _gate = new();
    private readonly FrozenDictionary<string, Func<JsonObject, JsonObject>> _operations;

    public CloudWatchService(AccountContext context)
    {
        var alarms = new AlarmOperations(context);
        _operations = new Dictionary<string, Func<JsonObject, JsonObject>>
        {
            ["DeleteAlarms"] = alarms.Delete,
            ["DescribeAlarms"] = alarms.Describe,
            ["ListTagsForResource"] = alarms.ListTags,
            ["PutMetricAlarm"] = alarms.Put,
            ["TagResource"] = alarms.Tag,
            ["UntagResource"] = alarms.Untag,
        }.ToFrozenDictionary();
    }

    public string TargetPrefix => "GraniteServiceVersion20100801";

    public Task<JsonObject> InvokeAsync(string operation, JsonObject request, CancellationToken cancellationToken)
    {
        if (!_operations.TryGetValue(operation, out var carryOut))
            throw AwsException.NotSupported($"{TargetPrefix}.{operation}");
        lock (_gate)
            return Task.FromResult(carryOut(request));
    }
}
