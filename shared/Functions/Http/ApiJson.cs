using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Amazon.Lambda.APIGatewayEvents;
using Comparison.Adapters.Decisions;
using Comparison.Adapters.Engines;
using Comparison.Adapters.Json;
using Comparison.Domain.Decisions;

namespace Comparison.Functions.Http;

/// <summary>The JSON of the HTTP API.</summary>
[JsonSourceGenerationOptions(
    Converters = [typeof(InstantConverter)],
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(DecisionPage))]
[JsonSerializable(typeof(ErrorBody))]
[JsonSerializable(typeof(ExecutionBody))]
[JsonSerializable(typeof(ExecutionsBody))]
[JsonSerializable(typeof(RulingBody))]
[JsonSerializable(typeof(StartedBody))]
internal sealed partial class ApiJson : JsonSerializerContext;

/// <summary>The body of every answer that refuses.</summary>
internal sealed record ErrorBody(IReadOnlyList<string> Errors);

/// <summary>The body of an execution.</summary>
internal sealed record ExecutionBody(
    string Id,
    string Workflow,
    WorkflowState Status,
    IReadOnlyList<string> WaitingFor,
    JsonElement? Outcome,
    DateTimeOffset StartedAt,
    DateTimeOffset? FinishedAt,
    IReadOnlyList<TimelineEntry> Timeline);

/// <summary>The body of a page of executions.</summary>
internal sealed record ExecutionsBody(string Workflow, IReadOnlyList<ExecutionSummary> Executions, string? Cursor);

/// <summary>The body that tells what was decided.</summary>
internal sealed record RulingBody(string Id, Ruling Decided, IReadOnlyList<string>? Errors = null);

/// <summary>The body of an accepted start.</summary>
internal sealed record StartedBody(string Id, string Workflow, string Execution);

/// <summary>Makes API Gateway answers.</summary>
internal static class HttpAnswer
{
    public static APIGatewayHttpApiV2ProxyResponse Json<T>(int status, T body, JsonTypeInfo<T> type) => new()
    {
        StatusCode = status,
        Headers = new Dictionary<string, string> { ["content-type"] = "application/json" },
        Body = JsonSerializer.Serialize(body, type),
    };

    public static APIGatewayHttpApiV2ProxyResponse Errors(int status, params IReadOnlyList<string> errors) =>
        Json(status, new ErrorBody(errors), ApiJson.Default.ErrorBody);
}
