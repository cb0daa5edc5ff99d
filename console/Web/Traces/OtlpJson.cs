using System.Globalization;
using System.Text.Json.Nodes;
using Comparison.Domain;
using Comparison.Local.Stacks;

namespace Comparison.Web.Traces;

/// <summary>Traces in OpenTelemetry's protocol, as JSON (opentelemetry.io/docs/specs/otlp, "JSON Protobuf Encoding").</summary>
public static class OtlpJson
{
    private const int Internal = 1; // SPAN_KIND_INTERNAL
    private const int Error = 2; // STATUS_CODE_ERROR
    private const long NanosecondsPerTick = 100;

    /// <summary>The body of a request that exports the traces: each variant is a service of its own.</summary>
    public static JsonObject Write(IEnumerable<RunTrace> traces) => new()
    {
        ["resourceSpans"] = new JsonArray([.. traces.GroupBy(trace => trace.Variant).Select(Resource)]),
    };

    private static JsonObject Resource(IGrouping<Variant, RunTrace> traces) => new()
    {
        ["resource"] = new JsonObject { ["attributes"] = Attributes(("service.name", $"comparison-{traces.Key.ToText()}")) },
        ["scopeSpans"] = new JsonArray(new JsonObject
        {
            ["scope"] = new JsonObject { ["name"] = "Comparison" },
            ["spans"] = new JsonArray([.. traces.SelectMany(trace => trace.Spans.Select(span => Span(trace, span)))]),
        }),
    };

    private static JsonObject Span(RunTrace trace, TraceSpan span)
    {
        var written = new JsonObject
        {
            ["traceId"] = trace.Id,
            ["spanId"] = span.Id,
            ["name"] = span.Name,
            ["kind"] = Internal,
            ["startTimeUnixNano"] = Nanoseconds(span.From),
            ["endTimeUnixNano"] = Nanoseconds(span.To),
            ["attributes"] = Attributes(("comparison.kind", span.Kind), ("comparison.workflow", trace.Workflow.ToText())),
        };
        if (span.Parent is { } parent)
            written["parentSpanId"] = parent;
        if (span.Error is { } error)
            written["status"] = new JsonObject { ["code"] = Error, ["message"] = error };
        return written;
    }

    private static JsonArray Attributes(params IEnumerable<(string Key, string Value)> attributes) =>
        [.. attributes.Select(each => new JsonObject { ["key"] = each.Key, ["value"] = new JsonObject { ["stringValue"] = each.Value } })];

    // 64-bit integers are texts in this encoding.
    private static string Nanoseconds(DateTimeOffset at) =>
        ((at - DateTimeOffset.UnixEpoch).Ticks * NanosecondsPerTick).ToString(CultureInfo.InvariantCulture);
}
