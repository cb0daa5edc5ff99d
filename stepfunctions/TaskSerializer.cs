using System.Text.Json;
using System.Text.Json.Serialization;
using Amazon.Lambda.Serialization.SystemTextJson;
using Comparison.Adapters.Json;
using Comparison.StepFunctions.Approvals;
using Comparison.StepFunctions.Loans;
using Comparison.StepFunctions.Moderation;
using Comparison.StepFunctions.Orders;

namespace Comparison.StepFunctions;

/// <summary>Reads and writes what the Lambda tasks of the state machines exchange.</summary>
public sealed class TaskSerializer() : SuiteSerializer(new DefaultLambdaJsonSerializer(), SuiteJson.Default, TaskJson.Default);

/// <summary>The results of tasks.</summary>
[JsonSourceGenerationOptions(
    Converters = [typeof(InstantConverter), typeof(SecondsConverter)],
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(CheckedApproval))]
[JsonSerializable(typeof(CheckedArticle))]
[JsonSerializable(typeof(CheckedOrder))]
[JsonSerializable(typeof(FulfilmentJob))]
[JsonSerializable(typeof(LoanAnswers))]
[JsonSerializable(typeof(LoanConclusion))]
[JsonSerializable(typeof(LoanReports))]
[JsonSerializable(typeof(LoanStanding))]
[JsonSerializable(typeof(ReportRequest))]
public sealed partial class TaskJson : JsonSerializerContext;

/// <summary>Lengths of time in whole seconds, as state machines count them.</summary>
public sealed class SecondsConverter : JsonConverter<TimeSpan>
{
    public override TimeSpan Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        TimeSpan.FromSeconds(reader.GetInt64());

    public override void Write(Utf8JsonWriter writer, TimeSpan value, JsonSerializerOptions options) =>
        writer.WriteNumberValue((long)value.TotalSeconds);
}
