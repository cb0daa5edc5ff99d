using System.Text.Json.Nodes;

namespace Comparison.Local.Cloud.Lambda;

/// <summary>GetFunctionConfiguration on the wire, as far as functions that are registered by code have one.</summary>
internal static class FunctionJson
{
    public static JsonObject Write(FunctionVersion version, AccountContext account)
    {
        var function = version.Definition;
        var written = new JsonObject
        {
            ["FunctionName"] = function.Name,
            ["FunctionArn"] = account.Arn("lambda", $"function:{function.Name}:{version.Number}"),
            ["Version"] = version.Number,
            ["Timeout"] = (int)function.Timeout.TotalSeconds,
            ["MemorySize"] = function.MemoryMegabytes,
            ["State"] = "Active",
            ["Environment"] = new JsonObject
            {
                ["Variables"] = new JsonObject(function.Environment.Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value))),
            },
        };
        if (function.Durable is { } durable)
            written["DurableConfig"] = new JsonObject
            {
                ["ExecutionTimeout"] = durable.ExecutionTimeout,
                ["RetentionPeriodInDays"] = durable.RetentionPeriodInDays,
            };
        return written;
    }
}
