using System.Text.Json.Serialization;
using Amazon.Lambda.Serialization.SystemTextJson;
using Comparison.Adapters;

namespace Comparison.StepFunctions.Functions;

/// <summary>Reads and writes what the Lambda tasks of the state machines exchange.</summary>
public sealed class FunctionSerializer() : SuiteSerializer(new DefaultLambdaJsonSerializer(), SuiteJson.Default, TaskJson.Default);

/// <summary>The results of tasks.</summary>
[JsonSourceGenerationOptions(
    Converters = [typeof(InstantConverter)],
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(ApprovalCheck))]
[JsonSerializable(typeof(FulfilmentJob))]
[JsonSerializable(typeof(LoanAnswers))]
[JsonSerializable(typeof(LoanCheck))]
[JsonSerializable(typeof(LoanConclusion))]
[JsonSerializable(typeof(LoanReports))]
[JsonSerializable(typeof(LoanStanding))]
[JsonSerializable(typeof(ModerationCheck))]
[JsonSerializable(typeof(OrderCheck))]
[JsonSerializable(typeof(ReportRequest))]
public sealed partial class TaskJson : JsonSerializerContext;
