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
