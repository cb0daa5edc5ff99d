using System.Text.Json;
using System.Text.Json.Serialization;
using Comparison.Domain.Approvals;
using Comparison.Domain.Decisions;
using Comparison.Domain.Loans;
using Comparison.Domain.Moderation;
using Comparison.Domain.Orders;

namespace Comparison.Adapters;

/// <summary>The suite's own JSON: snake_case, instants in UTC with milliseconds, nothing written that is null.</summary>
[JsonSourceGenerationOptions(
    Converters = [typeof(InstantConverter)],
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(ApprovalMessage))]
[JsonSerializable(typeof(ApprovalOutcome))]
[JsonSerializable(typeof(ApprovalRequest))]
[JsonSerializable(typeof(Article))]
[JsonSerializable(typeof(CreditReport))]
[JsonSerializable(typeof(FraudRequest))]
[JsonSerializable(typeof(FraudVerdict))]
[JsonSerializable(typeof(JsonElement))]
[JsonSerializable(typeof(LoanApplication))]
[JsonSerializable(typeof(LoanOutcome))]
[JsonSerializable(typeof(ModerationNotice))]
[JsonSerializable(typeof(ModerationOutcome))]
// A step without a result records null as an object.
[JsonSerializable(typeof(object))]
[JsonSerializable(typeof(Order))]
[JsonSerializable(typeof(OrderMessage))]
[JsonSerializable(typeof(OrderOutcome))]
[JsonSerializable(typeof(Ruling))]
[JsonSerializable(typeof(Shipment))]
public sealed partial class SuiteJson : JsonSerializerContext;
