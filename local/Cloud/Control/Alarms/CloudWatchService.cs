using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json.Nodes;
using Comparison.Local.Cloud.Accounts;
using Comparison.Local.Cloud.Protocol;

namespace Comparison.Local.Cloud.Control.Alarms;

/// <summary>CloudWatch's alarms on metrics: kept and given back. Nothing here has metrics, so none ever leaves <c>INSUFFICIENT_DATA</c>.</summary>
public sealed class CloudWatchService : IJsonService
{
    private static readonly RequestMembers Members = new("""
        DeleteAlarms: AlarmNames
        DescribeAlarms: AlarmNamePrefix AlarmNames AlarmTypes
        ListTagsForResource: ResourceARN
        PutMetricAlarm: ActionsEnabled AlarmActions AlarmDescription AlarmName ComparisonOperator DatapointsToAlarm Dimensions EvaluateLowSampleCountPercentile EvaluationPeriods ExtendedStatistic InsufficientDataActions MetricName Namespace OKActions Period Statistic Tags Threshold TreatMissingData Unit
        TagResource: ResourceARN Tags
        UntagResource: ResourceARN TagKeys
        """);

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

    public IReadOnlyCollection<string> Operations => _operations.Keys;

    public Task<JsonObject> InvokeAsync(string operation, JsonObject request, CancellationToken cancellationToken)
    {
        if (!_operations.TryGetValue(operation, out var carryOut))
            throw AwsException.NotSupported($"{TargetPrefix}.{operation}");
        Members.Check(operation, request);
        lock (_gate)
            return Task.FromResult(carryOut(request));
    }
}

/// <summary>The operations on alarms. Their caller lets one in at a time.</summary>
internal sealed class AlarmOperations(AccountContext context)
{
    private readonly SortedDictionary<string, Alarm> _alarms = new(StringComparer.Ordinal);

    public JsonObject Put(JsonObject request)
    {
        var name = request.Text("AlarmName") ?? throw new AwsException("ValidationError", "AlarmName must be given.");
        var settings = request.DeepClone().AsObject();
        settings.Remove("Tags");
        settings["ActionsEnabled"] ??= "true"; // AWS's default
        settings["AlarmArn"] = ArnOf(name);
        settings["StateValue"] = "INSUFFICIENT_DATA";
        settings["StateUpdatedTimestamp"] =
            context.Time.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        if (!_alarms.TryGetValue(name, out var alarm))
        {
            _alarms[name] = alarm = new();
            alarm.Tags.Add(request); // of an alarm that is there, AWS ignores them, too
        }
        alarm.Settings = settings;
        return [];
    }

    public JsonObject Describe(JsonObject request)
    {
        var (names, prefix) = (request.Texts("AlarmNames"), request.Text("AlarmNamePrefix") ?? "");
        var types = request.Texts("AlarmTypes");
        var found = _alarms.Where(alarm =>
            (types.Count == 0 || types.Contains("MetricAlarm")) && (names.Count == 0 || names.Contains(alarm.Key)) && alarm.Key.StartsWith(prefix, StringComparison.Ordinal));
        return new() { ["CompositeAlarms"] = new JsonArray(), ["MetricAlarms"] = new JsonArray([.. found.Select(alarm => alarm.Value.Settings.DeepClone())]) };
    }

    public JsonObject Delete(JsonObject request)
    {
        foreach (var name in request.Texts("AlarmNames"))
            if (!_alarms.Remove(name))
                throw NoSuchAlarm("ResourceNotFound", name);
        return [];
    }

    public JsonObject Tag(JsonObject request)
    {
        Of(request).Tags.Add(request);
        return [];
    }

    public JsonObject Untag(JsonObject request)
    {
        Of(request).Tags.Remove(request.Texts("TagKeys"));
        return [];
    }

    public JsonObject ListTags(JsonObject request) => new() { ["Tags"] = Of(request).Tags.ToList() };

    private Alarm Of(JsonObject request)
    {
        var arn = request.Text("ResourceARN") ?? "";
        return _alarms.FirstOrDefault(alarm => ArnOf(alarm.Key) == arn).Value ?? throw NoSuchAlarm("ResourceNotFoundException", arn);
    }

    private string ArnOf(string name) => context.Arn("cloudwatch", $"alarm:{name}");

    private static AwsException NoSuchAlarm(string code, string name) => new(code, $"There is no alarm {name}.", 404);

    private sealed class Alarm
    {
        public JsonObject Settings { get; set; } = [];

        public Tags Tags { get; } = new();
    }
}
