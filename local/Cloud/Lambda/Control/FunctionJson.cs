using System.Globalization;
using System.Text.Json.Nodes;
using Comparison.Local.Cloud.Lambda.Functions;

namespace Comparison.Local.Cloud.Lambda.Control;

/// <summary>A function's configuration on the wire.</summary>
internal static class FunctionJson
{
    /// <param name="qualifier">What the caller named, which the ARN ends with; null for nothing.</param>
    public static JsonObject Write(FunctionVersion version, string? qualifier)
    {
        var function = version.Definition;
        var settings = function.Settings;
        var written = new JsonObject
        {
            ["FunctionName"] = function.Name,
            ["FunctionArn"] = version.InvokedArn(qualifier),
            ["Version"] = version.Number,
            ["Runtime"] = settings.Runtime,
            ["Role"] = settings.Role,
            ["Handler"] = settings.Handler,
            ["Description"] = version.Description ?? settings.Description,
            ["Timeout"] = (int)function.Timeout.TotalSeconds,
            ["MemorySize"] = function.MemoryMegabytes,
            ["LastModified"] = version.Modified.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff+0000", CultureInfo.InvariantCulture),
            ["PackageType"] = "Zip",
            ["Architectures"] = new JsonArray(settings.Architecture),
            ["TracingConfig"] = new JsonObject { ["Mode"] = settings.IsTraced ? "Active" : "PassThrough" },
            ["LoggingConfig"] = new JsonObject
            {
                ["LogFormat"] = settings.LogFormat,
                ["LogGroup"] = settings.LogGroup ?? $"/aws/lambda/{function.Name}",
            },
            ["EphemeralStorage"] = new JsonObject { ["Size"] = 512 },
            ["SnapStart"] = new JsonObject { ["ApplyOn"] = "None", ["OptimizationStatus"] = "Off" },
            ["LastUpdateStatus"] = "Successful",
        };
        WriteState(written, version.Function);
        WriteOptional(written, function);
        return written;
    }

    private static void WriteState(JsonObject written, LambdaFunction function)
    {
        written["State"] = function.IsDeleting ? "Deleting" : "Active";
        if (function.IsDeleting)
            written["StateReasonCode"] = "DrainingDurableExecutions";
    }

    private static void WriteOptional(JsonObject written, FunctionDefinition function)
    {
        if (function.Package is { } package)
        {
            written["CodeSha256"] = package.Sha256;
            written["CodeSize"] = package.Size;
        }
        if (function.Environment.Count > 0)
            written["Environment"] = new JsonObject { ["Variables"] = TextMap(function.Environment) };
        if (function.DeadLetterTarget is { } target)
            written["DeadLetterConfig"] = new JsonObject { ["TargetArn"] = target };
        if (function.Durable is { } durable)
            written["DurableConfig"] = new JsonObject
            {
                ["ExecutionTimeout"] = durable.ExecutionTimeout,
                ["RetentionPeriodInDays"] = durable.RetentionPeriodInDays,
            };
    }

    public static JsonObject TextMap(IReadOnlyDictionary<string, string> map) =>
        new(map.Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value)));
}
