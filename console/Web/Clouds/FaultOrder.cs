using System.Text.Json;
using System.Text.Json.Nodes;
using Comparison.Local.Cloud.Faults;

namespace Comparison.Web.Clouds;

/// <summary>Faults as <c>/_local/faults</c> takes and tells them.</summary>
internal static class FaultOrder
{
    public static JsonNode Write(Fault fault)
    {
        var order = new JsonObject
        {
            ["kind"] = JsonNamingPolicy.SnakeCaseLower.ConvertName(fault.Kind.ToString()),
            ["target"] = fault.Target.ToString(),
            ["first"] = fault.First,
            ["count"] = fault.Count,
            ["from_seconds"] = fault.From.TotalSeconds,
            ["delay_seconds"] = fault.Delay.TotalSeconds,
            ["error"] = fault.Error,
            ["status"] = fault.Status,
        };
        if (fault.Until is { } until)
            order["until_seconds"] = until.TotalSeconds;
        if (fault.About is { } about)
            order["about"] = about;
        return order;
    }

    public static StruckFault Read(JsonNode? strike) => new(
        strike!["kind"]!.GetValue<string>(), strike["where"]!.GetValue<string>(), strike["at"]!.GetValue<DateTimeOffset>());
}
